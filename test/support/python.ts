import { type Files, glibcSystem, program } from './proof.js';

/** A system with Python 3.11 as Debian lays it out: a small standard library, and what else is given. */
export function pythonSystem(more: Files = {}): Files {
  const library = '/usr/lib/python3.11';
  return glibcSystem('2.36', {
    '/usr/bin/python3.11': program(),
    '/usr/bin/python3': { link: 'python3.11' },
    [`${library}/os.py`]: 'import posixpath as path\ndef getcwd(): pass\n',
    [`${library}/site.py`]: '# dist-packages\n',
    [`${library}/typing.py`]: 'TYPE_CHECKING = False\n',
    [`${library}/asyncio/__init__.py`]: 'from .events import *\n',
    [`${library}/datetime.py`]: 'try:\n  from _datetime import *\nexcept ImportError:\n  from _pydatetime import *\n',
    [`${library}/asyncio/events.py`]: 'def run(): pass\n',
    [`${library}/lib-dynload/_ctypes.cpython-311-x86_64-linux-gnu.so`]: 'x',
    '/usr/lib/python3/dist-packages/flask/__init__.py': '',
    ...more,
  });
}
