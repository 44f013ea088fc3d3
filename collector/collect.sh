#!/bin/sh
# Collects what hostdrift reads of this machine into one file: HOST-DATE.hostdrift.tar.gz
# Made by hostdrift @VERSION@. It only reads, uses no network and needs no root; the only thing that it writes is that file.
#
#   sh collect.sh                      collect into the current directory
#   sh collect.sh --list               list the files of which something would be taken, and write nothing
#   sh collect.sh --exclude '/srv/*'   leave out what matches; repeatable. * also stands for slashes
#   sh collect.sh -o DIR               write the file to DIR
#   sh collect.sh --root DIR           collect from a root filesystem in DIR instead of from this machine
#   sh collect.sh --stdout             write the records to standard output, unpacked; --zstd: packed where zstd is there
LC_ALL=C
PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
unset TIME_STYLE LS_COLORS GREP_OPTIONS PERL5OPT PERL5LIB POSIXLY_CORRECT
PACK='' ROOT='' OUT=. MODE=file EXCLUDED='' MISSING=''
NEWLINE='
'

usage() { say "Usage: sh collect.sh [--list | --stdout [--zstd]] [-o DIR] [--root DIR] [--exclude PATTERN]..."; }
say() { printf '%s\n' "$*" >&2; }
fail() { say "collect.sh: $*"; exit 2; }
have() { command -v "$1" >/dev/null 2>&1; }

while [ $# -gt 0 ]; do
  case $1 in
  --list) MODE=list ;;
  --stdout) MODE=stdout ;;
  --zstd) PACK=zstd ;;
  --exclude | --root | -o)
    [ $# -gt 1 ] || fail "$1 needs a value"
    case $1 in
    --exclude) EXCLUDED=$EXCLUDED$NEWLINE$2 ;;
    --root) ROOT=$2 ;;
    *) OUT=$2 ;;
    esac
    shift
    ;;
  -h | --help) usage; exit 0 ;;
  *) usage; fail "unknown option $1" ;;
  esac
  shift
done
[ "$ROOT" = / ] && ROOT=''
if [ -n "$ROOT" ]; then
  ROOT=$(cd -P "$ROOT" 2>/dev/null && pwd -P) || fail "the directory that --root names cannot be entered"
fi
BELOW=$ROOT
# shellcheck disable=SC2034
case $ROOT in *[][*?\\]*) BELOW=$(printf '%s' "$ROOT" | sed 's/[][*?\\]/\\&/g') ;; esac

for tool in cat dd ls awk; do
  have $tool || MISSING="$MISSING $tool"
done
have od || have hexdump || MISSING="$MISSING od"
[ -z "$MISSING" ] || { say "collect.sh: this machine lacks:$MISSING"; exit 3; }

# Between records: long and different each time, so that no file has it by chance.
TOKEN="hostdrift-record-$$-$(date +%s 2>/dev/null)-@TOKEN@"
export TOKEN ROOT
record() { printf '\n%s %s\n' "$TOKEN" "$*"; }

# Directories without installed software, and file systems of the kernel or of the network, are not entered.
PRUNED=''
prune() { PRUNED=$PRUNED$NEWLINE$1; }
if [ -z "$ROOT" ]; then
  for directory in @NOT_INSTALLED@; do prune "$directory"; done
fi
if [ -r /proc/mounts ]; then
  while read -r _ place type _; do
    case $type in
    proc | sysfs | devpts | cgroup | cgroup2 | debugfs | tracefs | bpf | securityfs | hugetlbfs | mqueue | nsfs | nfs | nfs4 | cifs | smb3 | fuse | fuse.*)
      place=$(printf '%b' "$place")
      case $place in "$ROOT"/?*) prune "${place#"$ROOT"}" ;; esac
      ;;
    esac
  done </proc/mounts
fi

matches_any() { # PATH, PATTERNS a line each
  set -f
  IFS=$NEWLINE
  for pattern in $2; do
    # shellcheck disable=SC2254
    case $1 in $pattern) set +f; unset IFS; return 0 ;; esac
  done
  set +f
  unset IFS
  return 1
}

# What is taken of a file, by its path: T text without secrets, W all of it, P the parts that a loader reads, N nothing
# unless it may be executed.
kind_of() {
  kind=N
  case $1 in *.key | *.pem | *.p12 | *.pfx | *.jks | *htpasswd) return ;; esac
  case $1 in @TEXT@) kind=T; return ;; esac
  case $1 in @WHOLE@) kind=W; return ;; esac@MOST@
  case $1 in @PARTS@) kind=P ;; esac
}

# A line for each text that is looked for in a program that is too large to be taken.
searched() {
  [ "$kind" = P ] || return 0@SEARCHED@
}

find_files() { # with the arguments of find that say what to print
  set -f
  IFS=$NEWLINE
  for place in $PRUNED; do set -- "$@" -pruned "$place"; done
  unset IFS
  set +f
  find_with "$@"
}

# Turns "PRINT... -pruned A -pruned B" into the arguments of find.
find_with() {
  print=$1
  shift
  expression=''
  while [ $# -gt 0 ]; do
    case $2 in
    # A name may hold what a pattern would take for more than itself.
    *[!A-Za-z0-9/._-]*) quoted=$(printf '%s' "$2" | sed "s/[][*?\\\\]/\\\\&/g; s/'/'\\\\''/g") ;;
    *) quoted=$2 ;;
    esac
    expression="$expression -path \"\$BELOW\"'$quoted' -o"
    shift 2
  done
  case $print in
  tree) eval "find \"\$ROOT/\" \\( $expression -path /never/at/all \\) -printf '%y %m %U %G %s %P\\0%l\\0' -prune -o -printf '%y %m %U %G %s %P\\0%l\\0'" ;;
  directories) eval "find \"\$ROOT/\" \\( $expression -path /never/at/all \\) -prune -o -type d -print" ;;
  holes) eval "find \"\$ROOT/\" \\( $expression -path /never/at/all \\) -prune -o -type d \\( ! -readable -o ! -executable \\) -print" ;;
  files) eval "find \"\$ROOT/\" \\( $expression -path /never/at/all \\) -prune -o -type f \\( @FIND@ \\) -print" ;;
  esac 2>/dev/null
}

gnu_find() { [ "$(find "$ROOT/" -prune -readable -printf %y 2>/dev/null)" = d ]; }

plain_find() { [ -n "$(find "$ROOT/" -path /never/at/all -o -prune -print 2>/dev/null)" ]; }

list_directory() { # PATH
  record "ls - $1"
  ls -lnA "$ROOT$1/" 2>/dev/null || record "hole - $1"
}

pruned() { [ -n "$PRUNED" ] && case "$PRUNED$NEWLINE" in *"$NEWLINE$1$NEWLINE"*) return 0 ;; esac; return 1; }

# Without find: one listing for each directory. Runs in a subshell of its own, as not every shell has local variables.
walk() ( # PATH, tree or files
  [ "$2" = tree ] && list_directory "$1"
  for entry in "$ROOT$1"/* "$ROOT$1"/.[!.]* "$ROOT$1"/..?*; do
    [ -L "$entry" ] && continue
    path=${entry#"$ROOT"}
    if [ -d "$entry" ]; then pruned "$path" || walk "$path" "$2"
    elif [ "$2" = files ] && [ -f "$entry" ]; then
      if [ -x "$entry" ]; then printf '%s\n' "$entry"
      else case $path in @CANDIDATES@) printf '%s\n' "$entry" ;; esac
      fi
    fi
  done
)

if have find && gnu_find; then
  list_tree() {
    record 'tree -'
    find_files tree
    find_files holes | while IFS= read -r path; do record "hole - ${path#"$ROOT"}"; done
  }
  list_files() { find_files files; }
elif have find && plain_find; then
  list_tree() {
    find_files directories | while IFS= read -r path; do
      path=${path#"$ROOT"}
      case $path in /) list_directory '' ;; /*) list_directory "$path" ;; esac
    done
  }
  list_files() { find_files files; }
else
  list_tree() { walk '' tree; }
  list_files() { walk '' files; }
fi

# Well-known files, which may lie behind links: the file itself is found by name, here is what the name leads to.
linked() {
  for path in @PATHS@; do
    kind_of "$path"
    real=$path
    steps=0
    while [ -L "$ROOT$real" ] && [ $steps -lt 20 ]; do
      target=$(ls -ld "$ROOT$real")
      target=${target#*" -> "}
      case $target in /*) real=$target ;; *) real=${real%/*}/$target ;; esac
      steps=$((steps + 1))
    done
    if [ "$real" != "$path" ] && [ -f "$ROOT$real" ]; then
      directory=$(cd -P "$ROOT${real%/*}/" 2>/dev/null && pwd -P) || continue
      case $directory/ in "$ROOT"/*) ;; *) continue ;; esac
      directory=${directory#"$ROOT"}
      choose "${directory%/}/${real##*/}"
    fi
  done
}

hexadecimal() {
  if have od; then od -An -v -tx1 -N1024 "$1"; else hexdump -v -n1024 -e '16/1 " %02x" "\n"' "$1"; fi 2>/dev/null
}

# A line with what becomes of a file: X left out, D denied, else its $kind.
choose() { # PATH
  if [ -n "$EXCLUDED" ] && matches_any "$1" "$EXCLUDED"; then printf 'X %s\n' "$1"
  elif [ -r "$ROOT$1" ]; then
    printf '%s %s\n' "$kind" "$1"
    searched "$1"
  else printf 'D %s\n' "$1"
  fi
}

chosen() {
  list_files | while IFS= read -r file; do
    # The rest of a name with a line break is no path; such a file is recorded as not brought.
    case $file in "$ROOT"/*) ;; *) continue ;; esac
    kind_of "${file#"$ROOT"}"
    if [ $kind = N ]; then
      # What may not be executed by this user may still be a program: what cannot be read is said to be so.
      [ -x "$file" ] || [ ! -r "$file" ] || continue
      kind=P
    fi
    choose "${file#"$ROOT"}"
  done
  linked
}

# Starting a program for every file is what takes the time: where there is perl, one reads them all.
# shellcheck disable=SC2016
HEADS='
  binmode STDIN; binmode STDOUT;
  while (my $line = <STDIN>) {
    print $line;
    next unless $line =~ m{^P (/.*)}s;
    my $path = $1; chomp $path;
    open(my $file, "<:raw", $ENV{ROOT} . $path) or next;
    my $head = "";
    read($file, $head, 1024);
    print unpack("H*", $1) =~ s/(..)/ $1/gr, "\n" while $head =~ /(.{1,64})/gs;
  }
'

with_heads() {
  if batch; then perl -e "$HEADS"; return; fi
  while IFS= read -r line; do
    printf '%s\n' "$line"
    case $line in P*) hexadecimal "$ROOT${line#P }" ;; esac
  done
}

batch() { [ "$(perl -e 'print "a" =~ s/a/b/r, unpack("Q<", pack("Q<", 1))' 2>/dev/null)" = b1 ]; }

# Which blocks of 4096 bytes a loader reads of a program or library (ELF: gABI, "Program Header").
elf_parts() {
  awk '
    function digit(c) { return index("0123456789abcdef", c) - 1 }
    function number(at, size,   i, sum) {
      sum = 0
      for (i = 0; i < size; i++) sum = sum * 256 + b[big ? at + i : at + size - 1 - i]
      return sum
    }
    function want(offset, size,   first, last) {
      if (size <= 0) return
      first = int(offset / 4096); last = int((offset + size - 1) / 4096)
      n++; from[n] = first; to[n] = last
    }
    # Sections with imports and delayed imports of a program for Windows (PE format, "Section Table").
    function windows(   at, count, table, first, which, address, i, s, size) {
      big = 0; at = number(60, 4)
      if (at + 24 > have || b[at] != 80 || b[at + 1] != 69) return
      count = number(at + 6, 2); first = at + 24 + number(at + 20, 2)
      table = at + 24 + (number(at + 24, 2) == 523 ? 112 : 96)
      for (which = 1; which <= 13; which += 12) {
        address = table + 8 * which + 8 <= have ? number(table + 8 * which, 4) : 0
        for (i = 0; address > 0 && i < count; i++) {
          s = first + 40 * i
          if (s + 40 > have) break
          size = number(s + 16, 4)
          if (address >= number(s + 12, 4) && address < number(s + 12, 4) + size)
            want(number(s + 20, 4), size > 33554432 ? 33554432 : size)
        }
      }
    }
    # Load commands of a program for macOS, of each processor where it is for several (loader.h, fat.h).
    function macos(   i, magic, count) {
      big = 1; magic = number(0, 4)
      if (magic == 4277009102 || magic == 4277009103) want(0, 32 + number(20, 4))
      if (magic == 3472551422 || magic == 3489328638) { big = 0; want(0, 32 + number(20, 4)) }
      if (magic != 3405691582) return
      count = number(4, 4)
      for (i = 0; count <= 16 && i < count && 28 + 20 * i <= have; i++) want(number(16 + 20 * i, 4), 65536)
    }
    function flush(   wide, type, at, step, count, i, j, kinds, flags, offset, size, dynamic, code, best, line, loads, t) {
      if (path == "") return
      n = 0; want(0, 4096)
      # A script is wanted whole.
      if (have >= 2 && b[0] == 35 && b[1] == 33) want(0, 1048576)
      if (have >= 64 && b[0] == 127 && b[1] == 69 && b[2] == 76 && b[3] == 70) {
        wide = b[4] == 2; big = b[5] == 2; type = number(16, 2)
        at = wide ? number(32, 8) : number(28, 4)
        step = number(wide ? 54 : 42, 2); count = number(wide ? 56 : 44, 2)
        if (type == 2 || type == 3) {
          if (at + step * count > have) { if (have >= 1024) want(0, 34359738368) }
          else {
            dynamic = 0; loads = 0
            for (i = 0; i < count; i++) {
              j = at + i * step; t = number(j, 4); kinds[i] = t
              flags[i] = number(wide ? j + 4 : j + 24, 4)
              offset[i] = wide ? number(j + 8, 8) : number(j + 4, 4)
              size[i] = wide ? number(j + 32, 8) : number(j + 16, 4)
              if (t == 2) dynamic = 1
            }
            best = -1
            for (i = 0; i < count; i++) if (kinds[i] == 1 && (best < 0 || offset[i] < offset[best])) best = i
            code = best >= 0 && flags[best] % 2 == 1
            for (i = 0; i < count; i++) {
              t = kinds[i]
              if (t == 3 || t == 4 || t == 1685382483) want(offset[i], size[i] > 65536 ? 65536 : size[i])
              if (!dynamic) continue
              if (t == 2) want(offset[i], size[i])
              if (t == 1 && (i == best || int(flags[i] / 2) % 2 == 1 || (code && flags[i] % 2 == 0)))
                want(offset[i], size[i] > 33554432 ? 33554432 : size[i])
            }
          }
        }
      }
      if (have >= 64 && b[0] == 77 && b[1] == 90) windows()
      if (have >= 32) macos()
      for (i = 2; i <= n; i++)
        for (j = i; j > 1 && from[j] < from[j - 1]; j--) {
          t = from[j]; from[j] = from[j - 1]; from[j - 1] = t
          t = to[j]; to[j] = to[j - 1]; to[j - 1] = t
        }
      j = 1
      for (i = 2; i <= n; i++)
        if (from[i] <= to[j] + 4) { if (to[i] > to[j]) to[j] = to[i] } else { j++; from[j] = from[i]; to[j] = to[i] }
      line = "P " j
      for (i = 1; i <= j; i++) line = line " " from[i] " " (to[i] - from[i] + 1)
      print line " " path
      path = ""
    }
    /^P \// { flush(); path = substr($0, 3); have = 0; next }
    /^[DSTWX] / { flush(); print; next }
    { for (i = 1; i <= NF; i++) { b[have] = digit(substr($i, 1, 1)) * 16 + digit(substr($i, 2, 1)); have++ } }
    END { flush() }
  '
}

# Text without what stands under the name of a secret, without private keys, and without passwords in addresses; reads
# paths, writes records.
# shellcheck disable=SC2016
REDACT='
  function redacted(line,   address, before, after, value) {
    if (match(line, /:\/\/[^\/ :@]*:[^\/ @]+@/)) {
      address = substr(line, RSTART, RLENGTH); sub(/:[^:]*$/, ":[redacted]@", address)
      line = substr(line, 1, RSTART - 1) address substr(line, RSTART + RLENGTH)
    }
    if (match(tolower(line), /(password|passwd|passphrase|secret|token|requirepass|masterauth|(api|access|secret|private)[_-]?key)["'"'"']?[ \t]*([=:]|[ \t])[ \t]*["'"'"']?/)) {
      before = substr(line, 1, RSTART + RLENGTH - 1); after = substr(line, RSTART + RLENGTH)
      if (match(after, /^[^ \t"'"'"';,]+/)) {
        value = substr(after, 1, RLENGTH)
        if (tolower(value) !~ /^(yes|no|on|off|true|false|none|null|files|compat|db|nis|nisplus|ldap|sss|systemd|winbind|[=:{(\[<\/$].*)$/)
          line = before "[redacted]" substr(after, RLENGTH + 1)
      }
    }
    return line
  }
  {
    path = $0; file = ENVIRON["ROOT"] path; inside = 0
    printf "\n%s text - %s\n", ENVIRON["TOKEN"], path
    while ((getline line < file) > 0) {
      if (line ~ /-----BEGIN [A-Z ]*PRIVATE KEY/) { inside = 1; print "[redacted]" }
      if (!inside) print redacted(line)
      else if (line ~ /-----END [A-Z ]*PRIVATE KEY/) inside = 0
    }
    close(file)
  }
'
export REDACT

# What the kinds stand for, as records. Of a program two things are left out that nothing reads and that are large: data
# without tables, and relocations that name no symbol.
# shellcheck disable=SC2016
EMIT='
  binmode STDIN; binmode STDOUT;
  my (@text, $file);
  sub record { print "\n$ENV{TOKEN} $_[0]\n" }
  sub at { my ($at, $size) = @_; my $bytes = ""; seek($file, $at, 0) && read($file, $bytes, $size); return $bytes }
  sub part {
    my ($path, $at, $size) = @_;
    record("part $at $path");
    seek($file, $at, 0) or return;
    while ($size > 0 && read($file, my $bytes, $size < 1048576 ? $size : 1048576)) { print $bytes; $size -= length $bytes }
  }
  # Tags of the tables that are read: symbols, their names, hashes and versions, and relocations that name a symbol.
  my @tables = (4, 5, 6, 7, 17, 23, 0x6ffffef5, 0x6ffffff0, 0x6ffffffc, 0x6ffffffe);
  sub unread {
    my $head = at(0, 64);
    return if $head !~ /^\x7fELF([\1\2])([\1\2])/s;
    my ($wide, $order) = ($1 eq "\2", $2 eq "\2" ? ">" : "<");
    my $word = $wide ? "Q$order" : "L$order";
    my ($table, $step, $count) = $wide
      ? (unpack("Q$order", substr($head, 32, 8)), unpack("S${order}2", substr($head, 54, 4)))
      : (unpack("L$order", substr($head, 28, 4)), unpack("S${order}2", substr($head, 42, 4)));
    return if $step < ($wide ? 56 : 32);
    my (@loads, %tag, @dynamic);
    for my $header (unpack("(a$step)$count", at($table, $step * $count))) {
      my ($type, $flags) = unpack("L$order", $header);
      my ($offset, $address, undef, $size) = unpack("${word}4", substr($header, $wide ? 8 : 4));
      $flags = unpack("L$order", substr($header, $wide ? 4 : 24));
      push @loads, [$address, $offset, $size, $flags] if $type == 1;
      next if $type != 2 || $size > 65536;
      @dynamic = ($offset, $offset + $size);
      my @words = unpack("$word*", at($offset, $size));
      while (my ($name, $value) = splice(@words, 0, 2)) { last if !$name; $tag{$name} = $value }
    }
    return if !@dynamic;
    my @unread;
    for my $load (@loads) {
      my ($address, $offset, $size, $flags) = @$load;
      next if !($flags & 2) || grep { defined && $_ >= $address && $_ < $address + $size } @tag{@tables};
      push @unread, $dynamic[0] > $offset && $dynamic[0] < $offset + $size
        ? ([$offset, $dynamic[0]], [$dynamic[1], $offset + $size]) : [$offset, $offset + $size];
    }
    for ([7, 8, 0x6ffffff9, 3], [17, 18, 0x6ffffffa, 2]) {
      my ($start, $size, $skip) = ($tag{$_->[0]}, $tag{$_->[1]} || 0, $tag{$_->[2]} || 0);
      $skip *= $_->[3] * ($wide ? 8 : 4);
      next if !defined $start || $skip > $size;
      for (@loads) {
        next if $start < $_->[0] || $start >= $_->[0] + $_->[2];
        push @unread, [$start - $_->[0] + $_->[1], $start - $_->[0] + $_->[1] + $skip];
      }
    }
    for (@loads) {
      my ($address, $offset, $size) = @$_;
      my $hash = $tag{0x6ffffef5};
      next if !defined $hash || $hash < $address || $hash >= $address + $size;
      $hash += $offset - $address;
      my ($count, $first, $words) = unpack("L${order}3", at($hash, 12));
      my $buckets = $hash + 16 + $words * ($wide ? 8 : 4);
      next if !defined $words || $buckets + 4 * $count > $offset + $size;
      my $last = 0;
      for (unpack("L$order*", at($buckets, 4 * $count))) { $last = $_ if $_ > $last }
      my $chains = $buckets + 4 * $count;
      push @unread, [$hash + 16, $buckets], [$chains, $chains + 4 * ($last - $first)];
    }
    return map { [int(($_->[0] + 4095) / 4096) * 4096, int($_->[1] / 4096) * 4096] } @unread;
  }
  sub without { # a range, what is left out of it
    my ($range, @rest) = @_;
    return $range->[1] > $range->[0] ? $range : () if !@rest;
    my ($from, $to) = @{shift @rest};
    return without($range, @rest) if $to - $from < 4096 || $to <= $range->[0] || $from >= $range->[1];
    return (without([$range->[0], $from], @rest), without([$to, $range->[1]], @rest));
  }
  sub look {
    my ($length, $text, $path) = split / /, $_[0], 3;
    $text =~ tr/+/ /;
    open($file, "<:raw", $ENV{ROOT} . $path) or return;
    my ($at, $window, $last) = (0, "", "");
    while (read($file, $window, 1048576)) {
      my $found = index($last . $window, $text);
      if ($found >= 0) {
        record("found " . ($found += $at - length $last) . " $path");
        print at($found, $length);
        return;
      }
      $at += length $window;
      $last = substr($window, -length $text);
    }
    record("found - $path");
  }
  while (my $line = <STDIN>) {
    chomp $line;
    my ($kind, $rest) = split / /, $line, 2;
    if ($kind eq "X") { record("excluded - $rest"); next }
    if ($kind eq "D") { record("denied - $rest"); next }
    if ($kind eq "T") { push @text, $rest; next }
    if ($kind eq "S") { look($rest); next }
    my ($numbers, $path) = $kind eq "W" ? ("", $rest) : $rest =~ m{^([0-9 ]+) (/.*)}s;
    open($file, "<:raw", $ENV{ROOT} . $path) or do { record("denied - $path"); next };
    if ($kind eq "W") { part($path, 0, 1e15); next }
    my ($count, @numbers) = split / /, $numbers;
    my @unread = $count > 1 || $numbers[1] > 4 ? eval { unread() } : ();
    while (my ($first, $blocks) = splice(@numbers, 0, 2)) {
      my $range = [$first * 4096, ($first + $blocks) * 4096];
      part($path, $_->[0], $_->[1] - $_->[0]) for without($range, @unread);
    }
  }
  exit 0 if !@text;
  open(my $redact, "|-", "awk", $ENV{REDACT}) or die;
  print $redact "$_\n" for @text;
  close $redact or die;
'

# Without perl: where grep says at which byte a text stands.
look() {
  length=${rest%% *}
  path=${rest#* }
  if [ "$(printf ab | grep -abo b 2>/dev/null)" != 1:b ]; then
    # What is small is brought instead.
    size=$(wc -c <"$ROOT${path#* }" 2>/dev/null)
    [ "${size:-9999999}" -le 4194304 ] || return 0
    record "part 0 ${path#* }"
    cat "$ROOT${path#* }"
    return
  fi
  at=$(grep -abo -m1 -F "$(printf %s "${path%% *}" | tr + " ")" "$ROOT${path#* }" 2>/dev/null)
  at=${at%%:*}
  record "found ${at:--} ${path#* }"
  [ -z "$at" ] || dd "if=$ROOT${path#* }" bs=1 skip="$at" count="$length" 2>/dev/null
}

emit() {
  if batch; then perl -e "$EMIT"; return; fi
  texts=''
  while IFS= read -r line; do
    kind=${line%% *}
    rest=${line#* }
    case $kind in
    X) record "excluded - $rest" ;;
    D) record "denied - $rest" ;;
    W)
      record "part 0 $rest"
      cat "$ROOT$rest"
      ;;
    T) texts=$texts$rest$NEWLINE ;;
    S) look ;;
    P)
      count=${rest%% *}
      path=/${rest#*/}
      numbers=${rest#* }
      while [ "$count" -gt 0 ]; do
        first=${numbers%% *}
        numbers=${numbers#* }
        blocks=${numbers%% *}
        numbers=${numbers#* }
        record "part $((first * 4096)) $path"
        dd "if=$ROOT$path" bs=4096 skip="$first" count="$blocks" 2>/dev/null
        count=$((count - 1))
      done
      ;;
    esac
  done
  [ -z "$texts" ] || printf '%s' "$texts" | awk "$REDACT"
}

# What runs as a service, with the limits of its first process.
services() {
  for file in /sys/fs/cgroup/system.slice/*.service/cgroup.procs /sys/fs/cgroup/systemd/system.slice/*.service/cgroup.procs; do
    [ -r "$file" ] || continue
    name=${file%/cgroup.procs}
    process systemd "${name##*/}"
  done
  for note in started failed; do
    for file in /run/openrc/$note/*; do
      [ ! -L "$file" ] && [ ! -e "$file" ] || record "service $note ${file##*/}"
    done
  done
  for file in /run/*.pid /run/*/*.pid; do
    [ -r "$file" ] || continue
    name=${file##*/}
    process pid-file "${name%.pid}"
  done
}

process() { # WHOSE, NAME; of the first process that $file names
  pid=''
  read -r pid _ <"$file" 2>/dev/null
  case $pid in '' | *[!0-9]*) return ;; esac
  [ -r "/proc/$pid/limits" ] || return 0
  record "service $1 $2"
  cat "/proc/$pid/limits" 2>/dev/null
}

# Files of the kernel have no size, and some are there only for who reads them at once, as awk does.
live() {
  [ -z "$ROOT" ] || return 0
  for file in @LIVE@; do
    [ ! -e $file ] || printf '%s\n' $file
  done | awk '{
    told = 0; file = $0
    while ((got = (getline line < file)) > 0) {
      if (!told++) printf "\n%s live - %s\n", ENVIRON["TOKEN"], file
      print line
    }
    close(file)
    if (got < 0) printf "\n%s silent - %s\n", ENVIRON["TOKEN"], file
    else if (!told) printf "\n%s live - %s\n", ENVIRON["TOKEN"], file
  }'
  if [ -d @BOOTED@ ] && have systemctl; then
    record 'units - systemd'
    systemctl @LIST_UNITS@ 2>/dev/null
    record 'clock - systemd'
    timedatectl 2>/dev/null
  fi
  services
  if have docker; then
    record 'docker - docker'
    # A daemon that does not answer must not keep the script.
    if have timeout; then set -- timeout 10; else set --; fi
    "$@" docker version --format '{{json .Server}}' 2>/dev/null &&
      "$@" docker info --format \
        '{"Driver":{{json .Driver}},"CgroupDriver":{{json .CgroupDriver}},"SecurityOptions":{{json .SecurityOptions}}}' 2>/dev/null
  fi
  record "machine - $(uname -m 2>/dev/null)"
}

HOST=$(cat /proc/sys/kernel/hostname 2>/dev/null || uname -n)

records() {
  printf 'hostdrift-bundle 1 %s\n' "$TOKEN"
  [ -n "$ROOT" ] || record "host - $HOST"
  [ -n "$ROOT" ] || record "now $(date +%s 2>/dev/null) -"
  live
  list_tree
  chosen | with_heads | elf_parts | emit || fail 'not all of it could be read'
  record 'end -'
}

case $MODE in
list)
  chosen | while IFS= read -r line; do
    case $line in
    T*) printf 'without secrets      ' ;;
    W*) printf 'all of it            ' ;;
    P*) printf 'symbols, or script   ' ;;
    D*) printf 'cannot be read       ' ;;
    X*) printf 'left out             ' ;;
    *) continue ;;
    esac
    printf '%s\n' "${line#? }"
  done
  exit 0
  ;;
stdout)
  if [ -n "$PACK" ] && have zstd; then
    printf 'hostdrift-packed 1\n'
    records | zstd -q -6 --long=27 -c
  else records
  fi
  exit 0
  ;;
esac

[ -d "$OUT" ] && [ -w "$OUT" ] || fail "$OUT is no directory that can be written to: name another one with -o"
NAME=$(printf '%s' "${ROOT:+${ROOT##*/}}" | tr -c 'A-Za-z0-9._-' _)
[ -n "$NAME" ] || NAME=$(printf '%s' "$HOST" | tr -c 'A-Za-z0-9._-' _)
FILE=$OUT/$NAME-$(date +%Y-%m-%d).hostdrift.tar.gz
PART=$FILE.part
trap 'rm -f "$PART"' 0
trap 'exit 2' 1 2 15

say "Taking of ${ROOT:-this machine}: names, modes and owners of all files; package lists; headers and symbols of programs and"
say "libraries, not their code; scripts; settings of known programs. Secrets that names or shapes give away are taken out of"
say "settings; others cannot be told: look through the file before you send it. --list names the files, --exclude leaves out."
[ "$(id -u 2>/dev/null)" = 0 ] || say "Without root some files cannot be read: each is recorded as unread."

umask 077
have gzip || fail "gzip is missing: use sh collect.sh --stdout > FILE and pack it elsewhere"
records | gzip -c >"$PART" || fail "$PART could not be written"

# The last four bytes of a gzip file are how much is in it (RFC 1952), which the header of the archive must say.
# shellcheck disable=SC2046
set -- $(tail -c 4 "$PART" | od -An -v -tu1)
SIZE=$(($1 + $2 * 256 + $3 * 65536 + $4 * 16777216))
OCTAL=$(printf '%011o' "$SIZE")
SUM=@HEADER_SUM@
rest=$OCTAL
while [ -n "$rest" ]; do
  digit=${rest#?}
  SUM=$((SUM + 48 + ${rest%"$digit"}))
  rest=$digit
done
zeros() { [ "$1" -eq 0 ] || dd if=/dev/zero bs="$1" count=1 2>/dev/null; }
header() {
  printf 'hostdrift-bundle'
  zeros 84
  printf '0000600\0000000000\0000000000\000%s\00000000000000\000%06o\000 0' "$OCTAL" "$SUM"
  zeros 100
  printf 'ustar\00000'
  zeros 247
}
{
  header | gzip -c
  cat "$PART"
  { zeros $(((512 - SIZE % 512) % 512)); zeros 1024; } | gzip -c
} >"$FILE" || { rm -f "$FILE"; fail "$FILE could not be written"; }
say "Wrote $FILE"
