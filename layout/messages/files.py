"""Words for what goes wrong with files."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {
    "dump-windows-marks": Message(
        "note", "原稿里有 {count} 处 Windows-1252 的标点（引号、破折号等），已按此读入",
        "the dump has {count} marks of Windows-1252 (quotation marks, dashes and the like), and they were read so",
        "最好存成 UTF-8。", "Better save it as UTF-8.",
        "Western programs write quotation marks and dashes so; in Unicode those places hold controls.",
    ),
    "file-missing": Message(
        "error", "没有这个文件：{file}", "no such file: {file}",
        "检查文件名和所在文件夹；路径相对于版面文件。", "Check the name; paths are relative to the page spec.",
        "Every file that a page needs must be there before a page can be made.",
    ),
    "file-not-a-file": Message(
        "error", "{file} 是文件夹，不是文件", "{file} is not a file",
        "请给出文件本身。", "Name the file itself.", "Folders and devices are not read.",
    ),
    "file-too-big": Message(
        "error", "{file} 有 {size} 字节，超过上限 {most}", "{file} has {size} bytes, more than the limit of {most}",
        "确认给的是不是这个文件。", "Check that this is the file you mean.",
        "Input is bounded so that a wrong or hostile file cannot exhaust the machine.",
    ),
    "file-unreadable": Message(
        "error", "读不了 {file}：{why}", "cannot read {file}: {why}",
        "检查权限和磁盘。", "Check permissions and the disk.", "The system refused to read the file.",
    ),
    "file-unwritable": Message(
        "error", "写不了 {file}：{why}", "cannot write {file}: {why}",
        "检查输出文件夹的权限和磁盘空间。", "Check the output folder and free space.",
        "The system refused to write; the file is as it was before.",
    ),
    "file-not-utf8": Message(
        "error", "{file} 不是 UTF-8 文本", "{file} is not UTF-8 text",
        "请另存为 UTF-8。", "Save it as UTF-8.", "Specs and styles are UTF-8.",
    ),
    "file-gb18030": Message(
        "error", "{file} 不是 UTF-8，看起来是 GB18030（GBK）编码", "{file} is not UTF-8 but looks like GB18030 (GBK)",
        "请另存为 UTF-8；稿件文件可以是 GB18030，版面文件不行。",
        "Save it as UTF-8; raw copy may be GB18030, specs may not.", "Specs and styles are UTF-8.",
    ),
    "file-outside": Message(
        "error", "{file} 在版面文件夹之外", "{file} lies outside the issue's folder",
        "把文件放进版面文件夹，或用 --root 允许那个文件夹。", "Move it in, or allow its folder with --root.",
        "A spec may come from elsewhere; it must not read the rest of the disk.",
    ),
    "file-name-bytes": Message(
        "error", "文件名不是 UTF-8，写不进版面文件：{file}", "the name is not UTF-8 and cannot stand in a spec: {file}",
        "请给文件改名。", "Rename the file.",
        "Copied from an old system, a name may be bytes that are no characters; a spec is text and cannot name it.",
    ),
    "batch-none": Message(
        "error", "这里没有一期报纸", "there is no issue here",
        "给出版面文件、装有 issue.yaml 的文件夹，或一份清单。",
        "Name issues, folders that hold an issue.yaml, or a list.",
        "A batch of nothing would look like a night's work done.",
    ),
    "batch-same-folder": Message(
        "error", "结果和 {other} 写进了同一个文件夹 {folder}，那一期的已被换掉",
        "wrote into the folder {folder} that {other} writes into as well, whose files it replaced",
        "给两期各写一个 id，或用清单里的 out 分开。", "Give each an id of its own, or an out of its own in a list.",
        "An issue's folder holds one issue; of two with one id only the last would be left.",
    ),
    "batch-late": Message(
        "error", "超过 {seconds} 秒，已放弃", "took more than {seconds} seconds and was given up",
        "单独做这一期看卡在哪里，或加大 --limit。", "Make it alone to see where it hangs, or allow more with --limit.",
        "One page that hangs must not hold up the others of a night; its last results are as they were.",
    ),
    "batch-lost": Message(
        "error", "做这一期的进程两次中断", "the process that made it died twice",
        "多半是内存不够：减少 --jobs，或单独做这一期。", "Memory is the likely reason: fewer --jobs, or make it alone.",
        "Another program, or the system when memory is short, ended the process; its last results are as they were.",
    ),
    "batch-cluster": Message(
        "error", "集群的调度程序断了，没有再连上，这一期没做", "the scheduler is gone and did not come back; not made",
        "重新启动 dask scheduler 和 dask worker，再运行一次；做好的不再做。",
        "Start dask scheduler and dask worker again and run the batch once more: what is made stays.",
        "A service manager has both there again within seconds, and the batch then goes on by itself.",
    ),
    "batch-version": Message(
        "error", "做这一期的机器上，程序或它用的库是另一个版本，没有做",
        "the worker has another version of the program, or of a library that it uses, and made nothing",
        "在所有机器上装同样的版本。", "Install the same versions on all machines.",
        "Two versions may break lines or pack files differently; pages of one night come from one program.",
    ),
    "batch-parcel-too-big": Message(
        "error", "{folder} 里的文件超过 {most} MB，不能送到别的机器", "the files of {folder} are more than {most} MB",
        "把用不着的文件移出这一期的文件夹。", "Move what the issue does not need out of its folder.",
        "All files of an issue travel to the worker; what is in its folder by mistake would travel as well.",
    ),
    "cluster-not-installed": Message(
        "error", "集群用的程序还没有装：缺 {what}", "what a cluster needs is not installed: {what} is missing",
        "运行 pip install 'render-page[cluster]'。", "Run pip install 'render-page[cluster]'.",
        "Most houses have one machine and need no scheduler.",
    ),
    "cluster-unreachable": Message(
        "error", "连不上 {address} 的调度程序（{why}）", "no scheduler answers at {address} ({why})",
        "核对地址，如 tcp://10.0.0.5:8786；先运行 dask scheduler 和 dask worker。",
        "Check the address, such as tcp://10.0.0.5:8786; start dask scheduler and dask worker first.",
        "A cluster is started by the house; a batch only uses it.",
    ),
    "desk-not-installed": Message(
        "error", "版面台还没有装：缺 {what}", "the desk is not installed: {what} is missing",
        "运行 pip install 'render-page[desk]'，或在源码里 pip install '.[desk]'。",
        "Run pip install 'render-page[desk]', or pip install '.[desk]' in a checkout.",
        "The server of the desk is an extra: runs that print need none of it.",
    ),
    "desk-port-taken": Message(
        "error", "端口 {port} 已有程序在用", "port {port} is taken by another program",
        "换一个 --port，或不写，由程序找一个空的。", "Give another --port, or none: a free one is found.",
        "Two programs cannot be served at one address.",
    ),
    "command-unknown": Message(
        "error", "没有“{said}”这个命令，也没有这个文件", "“{said}” is no command and no file",
        "是不是 {near}？", "Did you mean {near}?", "The first word is a command, or the file of an issue.",
    ),
    "argument-unknown": Message(
        "error", "没有“{said}”这个选项", "there is no option “{said}”", "是不是 {near}？", "Did you mean {near}?",
        "An option that is not known would be ignored in silence.",
    ),
    "argument-missing": Message(
        "error", "缺 {what}", "{what} is missing", "写成 {usage}。", "Write {usage}.",
        "The command cannot know what to work on.",
    ),
    "argument-wrong": Message(
        "error", "这个选项的值不行：{said}", "this option's value will not do: {said}",
        "用法：{usage} --help", "See {usage} --help", "Options are checked before anything is read.",
    ),
    "option-unknown": Message(
        "error", "选项的值不认识：{said}", "unknown value: {said}",
        "可用：{known}", "Known: {known}", "Options are checked before anything is read.",
    ),
    "output-foreign": Message(
        "error", "不是本程序上次写出的文件，或写出后有人改过，不能覆盖（{count} 个）：{file}",
        "not written by an earlier run, or changed since, and not written over ({count}): {file}",
        "把它们移开，换一个 --out 文件夹，或确认后加 --overwrite；本期自己要读的文件任何时候都不覆盖。",
        "Move them away, choose another --out, or add --overwrite; what the run itself reads is never written over.",
        "A run writes over nothing but what an earlier run wrote and nobody has touched since, which the digests in "
        ".render-page.json tell; results must not destroy copy, pictures or anybody's corrections.",
    ),
    "output-withdrawn": Message(
        "note", "上次写出、本期已不再有的 {count} 个文件已取走：{file}",
        "{count} files of an earlier run that the issue no longer has were taken away: {file}",
        "", "",
        "What is withdrawn must not stay published. Only files that a run wrote and nobody changed are taken away.",
    ),
    "output-changed": Message(
        "warning", "本期已不再有、但写出后有人改过的 {count} 个文件留在原处：{file}",
        "{count} files that the issue no longer has were changed by someone and stay: {file}",
        "看一看还要不要；不要就删掉。", "See whether they are still wanted, and delete what is not.",
        "A file that somebody changed is no longer the program's to remove.",
    ),
    "output-busy": Message(
        "error", "另一次运行正占着 {file}，等了一分钟仍未放开", "another run has held {file} for a minute",
        "等它结束后再运行。", "Run again when it has ended.",
        "Two runs into one folder put their files in place one after the other; one that hangs must not hold up all.",
    ),
    "program-fault": Message(
        "error", "程序内部出错，没有产出：{kind}（{where}）{what}",
        "a fault of the program, nothing was made: {kind} ({where}) {what}",
        "这不是稿件的错。请把这一行连同能重现的文件交给程序的维护者；--debug 显示细节。",
        "It is not your copy's fault. Send this line and the files to the program's maintainers; --debug shows more.",
        "An exception that nobody foresaw. The files of the last run stay as they were.",
    ),
    "program-memory": Message(
        "error", "内存不够，没有产出（{where}）", "out of memory, nothing was made ({where})",
        "关掉别的程序，或减小图片和分辨率后再试。", "Close other programs, or use smaller pictures or resolutions.",
        "The system gave no more memory. The files of the last run stay as they were.",
    ),
    "program-system": Message(
        "error", "系统拒绝了一项操作，没有产出：{why}（{where}）",
        "the system refused, nothing was made: {why} ({where})",
        "检查磁盘空间、权限、打开的文件数和进程数；--debug 显示细节。",
        "Check disk space, permissions, and the number of open files and processes; --debug shows more.",
        "An error of the operating system. The files of the last run stay as they were.",
    ),
    "copy-too-much": Message(
        "error", "{file} 读得太久或太占内存，已停下（{what}）",
        "reading {file} takes too much, and was broken off ({what})",
        "确认给的是不是稿件；过长的稿件请分成几份。", "Check that it is copy; split what is very long.",
        "Copy may come from anyone: a document of a few kilobytes can unpack to gigabytes.",
    ),
    "copy-too-long": Message(
        "error", "原稿有 {count} 行，超过 {most}，没有读",
        "the copy has {count} lines, more than {most}, and was not read",
        "确认给的是不是稿件；一次只读一个版的文本。", "Check that it is copy; read the text of one page at a time.",
        "A page of copy has a few hundred lines.",
    ),
    "story-too-long": Message(
        "error",
        "稿件 {slug} 有 {size} 字，只取了前 {taken} 字；从“{words}…”起没有取",
        "story {slug} has {size} characters, of which the first {taken} are taken; left out from “{words}…” on",
        "分成几篇，或另出专版。",
        "Part it into several stories.",
        "No page holds so much, and making it up would take minutes. What is left out stays in the copy.",
    ),
    "story-field-long": Message(
        "error",
        "稿件 {slug} 的 {key} 有 {size} 字，只取了前 {most} 字",
        "{key} of story {slug} has {size} characters, of which the first {most} are taken",
        "核对这一项是不是正文。",
        "Check whether it is body copy.",
        "A head or a caption of thousands of characters is body copy that lost its place.",
    ),
}  # fmt: skip
