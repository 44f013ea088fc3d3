/** The shells whose ways are known. */
export type ShellKind = 'dash' | 'bash' | 'busybox';

const POSIX =
  '. : [ alias bg break cd command continue echo eval exec exit export false fg getopts hash jobs kill printf pwd read ' +
  'readonly return set shift test times trap true type ulimit umask unalias unset wait';

/** What each of them does itself (POSIX, 2.14 and 1.6; dash(1); bash(1), SHELL BUILTIN COMMANDS; BusyBox shell/ash.c). */
const BUILTINS: Readonly<Record<ShellKind, ReadonlySet<string>>> = {
  dash: new Set(`${POSIX} chdir local`.split(' ')),
  bash: new Set(
    [
      `${POSIX} [[ bind builtin caller compgen complete compopt coproc declare dirs disown enable fc help history let`,
      'local logout mapfile popd pushd readarray shopt source suspend typeset',
    ].flatMap((names) => names.split(' ')),
  ),
  busybox: new Set(`${POSIX} [[ chdir help history let local source`.split(' ')),
};

/** Applets of BusyBox: a shell that is built so runs them without looking for a file (FEATURE_SH_STANDALONE). */
const APPLETS = new Set(
  (
    'adduser addgroup ar arch arp arping ascii ash awk base32 base64 basename bc blkid bunzip2 bzcat bzip2 cal cat chattr ' +
    'chgrp chmod chown chpasswd chroot cksum clear cmp comm cp cpio crc32 crond crontab cut date dc dd delgroup deluser ' +
    'df diff dirname dmesg dnsdomainname dos2unix du ed egrep env expand expr factor fallocate fbset fdisk fgrep find ' +
    'findfs flock fold free fsck fsync fuser getopt getty grep groups gunzip gzip halt hd head hexdump hostid hostname ' +
    'httpd hwclock id ifconfig ifdown ifup init inotifyd insmod install ionice iostat ip ipaddr ipcalc iplink iproute ' +
    'iprule kill killall killall5 klogd last less link linux32 linux64 ln logger login logname logread losetup ls lsattr ' +
    'lsmod lsof lsusb lzcat lzma md5sum mdev mesg microcom mkdir mkdosfs mke2fs mkfifo mknod mkpasswd mkswap mktemp ' +
    'modinfo modprobe more mount mountpoint mpstat mt mv nameif nc netstat nice nl nmeter nohup nologin nproc nsenter ' +
    'nslookup ntpd od passwd paste patch pgrep pidof ping ping6 pipe_progress pivot_root pkill pmap poweroff printenv ' +
    'printf ps pstree pwd pwdx rdate readlink realpath reboot renice reset resize rev rm rmdir rmmod route rpm rpm2cpio ' +
    'run-parts script sed sendmail seq setpriv setsid sh sha1sum sha256sum sha3sum sha512sum shred shuf sleep sort split ' +
    'ssl_client start-stop-daemon stat strings stty su sulogin sum swapoff swapon switch_root sync sysctl syslogd tac ' +
    'tail tar taskset tc tee telnet telnetd tftp time timeout top touch tr traceroute traceroute6 tree true truncate ts ' +
    'tty ttysize tunctl udhcpc udhcpc6 uevent umount uname uncompress unexpand uniq unix2dos unlink unlzma unshare unxz ' +
    'unzip uptime users usleep uudecode uuencode vconfig vi vlock w wall watch watchdog wc wget which who whoami whois ' +
    'xargs xxd xz xzcat yes zcat zcip'
  ).split(' '),
);

/** Whether the shell does it without a program of that name. */
export function isBuiltin(shell: ShellKind, name: string): boolean {
  return BUILTINS[shell].has(name);
}

/** Whether BusyBox has an applet of that name. */
export function isApplet(name: string): boolean {
  return APPLETS.has(name);
}

/** The shell that a program is, by the name of its file. */
export function shellKind(path: string): ShellKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name.startsWith('busybox')) return 'busybox';
  return name === 'dash' || name === 'bash' ? name : undefined;
}
