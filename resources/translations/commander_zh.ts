<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnswerRow</name>
    <message>
        <source>shown meanwhile</source>
        <translation>暂按此显示</translation>
    </message>
    <message>
        <source>✓ settled</source>
        <translation>✓ 已裁定</translation>
    </message>
</context>
<context>
    <name>AttachmentDesk</name>
    <message>
        <source>Spare the line: large files only when asked for</source>
        <translation>节省线路：大文件按需接收</translation>
    </message>
    <message>
        <source>Do not spare the line: fetch all files</source>
        <translation>不再节省线路：接收全部文件</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
</context>
<context>
    <name>AttachmentViewer</name>
    <message>
        <source>Fetch it</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Open with another program …</source>
        <translation>用其他程序打开…</translation>
    </message>
    <message>
        <source>Withdraw …</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已存为 {path}</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>The file before (Left)</source>
        <translation>上一个文件（←）</translation>
    </message>
    <message>
        <source>The next file (Right)</source>
        <translation>下一个文件（→）</translation>
    </message>
    <message>
        <source>withdrawn by {name}: {reason}</source>
        <translation>{name}已作废：{reason}</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>It came from {name}. Open it only if you know what it is.</source>
        <translation>此文件来自{name}。确认内容后再打开。</translation>
    </message>
    <message>
        <source>another post</source>
        <translation>其他席位</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>No program here opens it. Save it instead.</source>
        <translation>本机没有可打开它的程序，请另存。</translation>
    </message>
    <message>
        <source>Why does it no longer hold? It stays in the record.</source>
        <translation>为何作废？记录中仍会保留。</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>作废</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>picture {time}</source>
        <translation>图片 {time}</translation>
    </message>
    <message>
        <source>↓ fetch</source>
        <translation>↓ 接收</translation>
    </message>
    <message>
        <source>is on this machine</source>
        <translation>已在本机</translation>
    </message>
    <message>
        <source>is being sent, {percent} %</source>
        <translation>正在发送，{percent} %</translation>
    </message>
    <message>
        <source>is on its way here, {percent} %</source>
        <translation>正在接收，{percent} %</translation>
    </message>
    <message>
        <source>comes when the line allows</source>
        <translation>线路允许时自动到达</translation>
    </message>
    <message>
        <source>is only elsewhere; press to fetch it</source>
        <translation>仅在别处；点按接收</translation>
    </message>
    <message>
        <source>the disk of this machine is full</source>
        <translation>本机磁盘已满</translation>
    </message>
    <message>
        <source>the server has no room left</source>
        <translation>服务器空间已满</translation>
    </message>
    <message>
        <source>the server takes no file of this size</source>
        <translation>服务器不接收此大小的文件</translation>
    </message>
    <message>
        <source>it arrived damaged and is fetched again</source>
        <translation>到达时已损坏，将重新接收</translation>
    </message>
    <message>
        <source>it could not be fetched</source>
        <translation>未能接收</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Del takes it off</source>
        <translation>按 Del 移除</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>This PDF</source>
        <translation>此 PDF</translation>
    </message>
    <message>
        <source>This recording</source>
        <translation>此录音</translation>
    </message>
    <message>
        <source>Files of this kind are not shown here.</source>
        <translation>此类文件不在此显示。</translation>
    </message>
    <message>
        <source>The content is not on this machine yet.</source>
        <translation>内容尚未到达本机。</translation>
    </message>
    <message>
        <source>This picture cannot be shown here.</source>
        <translation>此图片无法在此显示。</translation>
    </message>
    <message>
        <source>{name} cannot be shown here.</source>
        <translation>{name}无法在此显示。</translation>
    </message>
</context>
<context>
    <name>AttentionStrip</name>
    <message>
        <source>Needs you: {count}</source>
        <translation>需要您处理 {count}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Already acknowledged by {who}.</source>
        <translation>{who} 已回执。</translation>
    </message>
    <message>
        <source>Move to {column}</source>
        <translation>移到“{column}”</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>打开任务卡</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Move on</source>
        <translation>推进一步</translation>
    </message>
    <message>
        <source>Move back</source>
        <translation>退回一步</translation>
    </message>
    <message>
        <source>Block …</source>
        <translation>标为受阻…</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Cancel …</source>
        <translation>取消任务…</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新建任务</translation>
    </message>
    <message>
        <source>Show cancelled tasks</source>
        <translation>显示已取消的任务</translation>
    </message>
    <message>
        <source>Next department</source>
        <translation>下一部门</translation>
    </message>
    <message>
        <source>Previous department</source>
        <translation>上一部门</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>任务内容</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责部门</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>协同部门</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查清单</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已回执</translation>
    </message>
    <message>
        <source>Blocked since</source>
        <translation>受阻时间</translation>
    </message>
    <message>
        <source>What was asked and nobody has begun. N adds a task.</source>
        <translation>已下达、尚无人着手的任务。按 N 新建任务。</translation>
    </message>
    <message>
        <source>What somebody works on. 2 moves the selected card here.</source>
        <translation>正在执行的任务。按 2 将选中的任务卡移到此处。</translation>
    </message>
    <message>
        <source>What cannot go on, and what it waits for. B blocks the selected card.</source>
        <translation>无法推进的任务及其所等待的事项。按 B 将选中的任务卡标为受阻。</translation>
    </message>
    <message>
        <source>What is finished. 4 moves the selected card here.</source>
        <translation>已完成的任务。按 4 将选中的任务卡移到此处。</translation>
    </message>
    <message>
        <source>Add a department</source>
        <translation>添加部门</translation>
    </message>
    <message>
        <source>Add a unit</source>
        <translation>添加力量</translation>
    </message>
    <message>
        <source>Add a task it waits for</source>
        <translation>添加所等待的任务</translation>
    </message>
    <message>
        <source>Close the card (Esc)</source>
        <translation>关闭任务卡 (Esc)</translation>
    </message>
    <message>
        <source>2055 or +15</source>
        <translation>2055 或 +15</translation>
    </message>
    <message>
        <source>Due: a time such as 2055, or +15.</source>
        <translation>时限：填时刻如 2055，或 +15。</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>acknowledge</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>block</source>
        <translation>受阻</translation>
    </message>
    <message>
        <source>cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>with {departments}</source>
        <translation>协同 {departments}</translation>
    </message>
    <message>
        <source>files: {count}</source>
        <translation>附件 {count}</translation>
    </message>
    <message>
        <source>from plan {plan}</source>
        <translation>预案 {plan}</translation>
    </message>
    <message>
        <source>late {minutes}</source>
        <translation>超时 {minutes}</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>{time} 前</translation>
    </message>
    <message>
        <source>{minutes} of {target}</source>
        <translation>{minutes} / 限 {target}</translation>
    </message>
    <message>
        <source>waits for {what}</source>
        <translation>等待：{what}</translation>
    </message>
    <message>
        <source>{who} waiting for this</source>
        <translation>{who} 在等待此项</translation>
    </message>
    <message>
        <source>≈ approximate: {fields}</source>
        <translation>≈ 约略：{fields}</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02} min</source>
        <translation>{hours} 小时 {minutes:02} 分</translation>
    </message>
    <message>
        <source>from {origin}</source>
        <translation>据 {origin}</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>添加一项</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>下达</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>Due 2055, +15</source>
        <translation>时限 2055、+15</translation>
    </message>
    <message>
        <source>Say what is to be done.</source>
        <translation>请填写任务内容。</translation>
    </message>
    <message>
        <source>Due: a time such as 2055, or +15 for minutes.</source>
        <translation>时限：填时刻如 2055，或 +15 表示 15 分钟后。</translation>
    </message>
    <message>
        <source>add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>done</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>leave as it was</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>超时 {count}</translation>
    </message>
    <message>
        <source>Take out {name}</source>
        <translation>移除 {name}</translation>
    </message>
</context>
<context>
    <name>BoardPanel</name>
    <message>
        <source>Show cancelled tasks too ({key})</source>
        <translation>同时显示已取消的任务 ({key})</translation>
    </message>
    <message>
        <source>Write a new task ({key})</source>
        <translation>新建任务 ({key})</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新建任务</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>BundleDesk</name>
    <message>
        <source>Exchange by file</source>
        <translation>文件交换</translation>
    </message>
    <message>
        <source>Export to a file</source>
        <translation>导出到文件</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <translation>从文件导入</translation>
    </message>
    <message>
        <source>Write a request for what this post lacks</source>
        <translation>写出本席位所缺内容的索取单</translation>
    </message>
</context>
<context>
    <name>ChangeIncidentForm</name>
    <message>
        <source>Change incident</source>
        <translation>修改事件</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Tasks of the departments, from assigned to done.</source>
        <translation>各部门任务，从下达到完成。</translation>
    </message>
    <message>
        <source>writes the first one</source>
        <translation>新建第一项</translation>
    </message>
</context>
<context>
    <name>ConflictsPanel</name>
    <message>
        <source>Open conflicts</source>
        <translation>待裁定的冲突</translation>
    </message>
    <message>
        <source>Settled for every post. Ctrl+Z asks again.</source>
        <translation>已裁定，对所有席位生效。Ctrl+Z 撤回裁定。</translation>
    </message>
    <message>
        <source>Conflicts to settle: {count}</source>
        <translation>待裁定的冲突：{count}</translation>
    </message>
    <message>
        <source>No open conflicts</source>
        <translation>没有冲突</translation>
    </message>
    <message>
        <source>All posts agree.
Where two change the same thing without knowing of each other, both versions stay and the question comes here.</source>
        <translation>各席位一致。
两处在互不知情时改动同一事项，两个版本都会保留，并在这里等待裁定。</translation>
    </message>
    <message>
        <source>… 9 settles</source>
        <translation>… 9 裁定</translation>
    </message>
    <message>
        <source>keeps what is shown</source>
        <translation>保留当前显示</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>shows the item</source>
        <translation>查看该项</translation>
    </message>
    <message>
        <source>asks again</source>
        <translation>撤回裁定</translation>
    </message>
    <message>
        <source>closes</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DeskForm</name>
    <message>
        <source>Who sits at this desk?</source>
        <translation>本席位由谁值守？</translation>
    </message>
    <message>
        <source>Take the desk</source>
        <translation>上岗</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>e.g. Radio operator</source>
        <translation>如：通信员</translation>
    </message>
    <message>
        <source>A name is missing: the log says who wrote what.</source>
        <translation>请填写姓名：通联记录须注明记录人。</translation>
    </message>
</context>
<context>
    <name>DisputeLine</name>
    <message>
        <source>Settle what posts disagree about</source>
        <translation>裁定席位之间的分歧</translation>
    </message>
</context>
<context>
    <name>DrawForm</name>
    <message>
        <source>radius {metres} m</source>
        <translation>半径 {metres} 米</translation>
    </message>
    <message>
        <source>Name (optional)</source>
        <translation>名称（可不填）</translation>
    </message>
    <message>
        <source>Order, e.g. evacuate</source>
        <translation>命令，如：疏散</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Not in force yet: drawn dashed</source>
        <translation>尚未生效，以虚线表示</translation>
    </message>
    <message>
        <source>Approximate ≈</source>
        <translation>约略 ≈</translation>
    </message>
    <message>
        <source>Keep (Enter)</source>
        <translation>保留 (Enter)</translation>
    </message>
    <message>
        <source>Drop (Esc)</source>
        <translation>放弃 (Esc)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>All operations of this post</source>
        <translation>本席位的全部行动</translation>
    </message>
    <message>
        <source>Only what another post lacks</source>
        <translation>仅对方席位缺少的内容</translation>
    </message>
    <message>
        <source>Its request…</source>
        <translation>对方的索取单…</translation>
    </message>
    <message>
        <source>Write file…</source>
        <translation>写入文件…</translation>
    </message>
    <message>
        <source>Write a request of this post…</source>
        <translation>写出本席位的索取单…</translation>
    </message>
    <message>
        <source>This operation: {name}</source>
        <translation>当前行动：{name}</translation>
    </message>
    <message>
        <source>This operation</source>
        <translation>当前行动</translation>
    </message>
    <message>
        <source>Request of the other post</source>
        <translation>对方席位的索取单</translation>
    </message>
    <message>
        <source>Write file</source>
        <translation>写入文件</translation>
    </message>
    <message>
        <source>request</source>
        <translation>索取单</translation>
    </message>
    <message>
        <source>Write a request</source>
        <translation>写出索取单</translation>
    </message>
    <message>
        <source>Choose the file that the other post wrote with “Write a request”.</source>
        <translation>请选择对方席位用“写出索取单”生成的文件。</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
    <message>
        <source>Written: {file}. Give it to the other post: it exports what is missing here.</source>
        <translation>已写入：{file}。请交给对方席位，由其导出本席位缺少的内容。</translation>
    </message>
    <message>
        <source>Export to a file</source>
        <translation>导出到文件</translation>
    </message>
    <message>
        <source>For posts without a network: one file with all entries and attachments.</source>
        <translation>用于没有网络的席位：一个文件包含全部记录和附件。</translation>
    </message>
    <message>
        <source>Passphrase, if only the other post is to be able to read the file</source>
        <translation>口令（若只允许对方席位读取此文件）</translation>
    </message>
    <message>
        <source>No passphrase</source>
        <translation>不设口令</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再次输入口令</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>Close incident: {name}</source>
        <translation>结束事件：{name}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Reopen incident: {name}</source>
        <translation>重启事件：{name}</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Archive incident: {name}</source>
        <translation>归档事件：{name}</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Close operation: {name}</source>
        <translation>结束行动：{name}</translation>
    </message>
    <message>
        <source>Reopen operation: {name}</source>
        <translation>重启行动：{name}</translation>
    </message>
    <message>
        <source>Archive operation: {name}</source>
        <translation>归档行动：{name}</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source>This network lets nobody be found. Type the address.</source>
        <translation>本网络无法自动发现，请输入地址。</translation>
    </message>
    <message>
        <source>Looking for posts that share on this network …</source>
        <translation>正在本网络查找已共享的席位……</translation>
    </message>
    <message>
        <source>Found on this network. Ask there for the code:</source>
        <translation>本网络已发现，请向对方索取接入码：</translation>
    </message>
    <message>
        <source>another version</source>
        <translation>版本不同</translation>
    </message>
</context>
<context>
    <name>HandOverForm</name>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>To</source>
        <translation>接任人</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>交接内容</translation>
    </message>
    <message>
        <source>Situation, tasks, dangers</source>
        <translation>现场情况、任务、险情</translation>
    </message>
    <message>
        <source>Hand over command: {incident}</source>
        <translation>移交指挥权：{incident}</translation>
    </message>
    <message>
        <source>Hand over command: {incident}, now {name}</source>
        <translation>移交指挥权：{incident}，现任 {name}</translation>
    </message>
    <message>
        <source>Who takes command?</source>
        <translation>由谁接任指挥？</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Passphrase of this file</source>
        <translation>此文件的口令</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Take what is readable</source>
        <translation>导入可读部分</translation>
    </message>
    <message>
        <source>Takes in the pages of damaged operations that are whole, too</source>
        <translation>损坏行动中完整的页也一并导入</translation>
    </message>
    <message>
        <source>Choose a file, or drop it on the window.</source>
        <translation>选择文件，或将文件拖到窗口上。</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <translation>从文件导入</translation>
    </message>
    <message>
        <source>Operations in the file</source>
        <translation>文件中的行动</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Written between</source>
        <translation>记录时段</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>IncidentButton</name>
    <message>
        <source>Incidents and operations</source>
        <translation>事件与行动</translation>
    </message>
    <message>
        <source>Operation: {name}</source>
        <translation>行动：{name}</translation>
    </message>
    <message>
        <source>All incidents: {operation}</source>
        <translation>全部事件：{operation}</translation>
    </message>
    <message>
        <source>{count} more: Ctrl+K finds them</source>
        <translation>另有 {count} 项：按 Ctrl+K 查找</translation>
    </message>
</context>
<context>
    <name>InlineForm</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Put the form away, what was typed stays (Esc)</source>
        <translation>收起表单，已填内容保留 (Esc)</translation>
    </message>
    <message>
        <source>{what} (Enter)</source>
        <translation>{what} (Enter)</translation>
    </message>
</context>
<context>
    <name>JoinPart</name>
    <message>
        <source>Join a server, or a post that shares</source>
        <translation>加入服务器或已共享的席位</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Joining …</source>
        <translation>正在加入……</translation>
    </message>
    <message>
        <source>Type the address and the code that the server or post shows.</source>
        <translation>请输入服务器或席位上显示的地址和接入码。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Code that is shown there</source>
        <translation>对方显示的接入码</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>Esc closes</source>
        <translation>Esc 关闭</translation>
    </message>
</context>
<context>
    <name>Linkage</name>
    <message>
        <source>acknowledged</source>
        <translation>已回执</translation>
    </message>
    <message>
        <source>started</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02} min</source>
        <translation>{hours} 小时 {minutes:02} 分</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>无记录</translation>
    </message>
    <message>
        <source>running {time}</source>
        <translation>已用时 {time}</translation>
    </message>
    <message>
        <source>acknowledged {time}</source>
        <translation>回执 {time}</translation>
    </message>
    <message>
        <source>{count} open, {time}</source>
        <translation>未完成 {count}，{time}</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>超时 {count}</translation>
    </message>
    <message>
        <source>acknowledgement not recorded</source>
        <translation>回执无记录</translation>
    </message>
    <message>
        <source>{asked} asked · {acknowledged} acknowledged · {started} started · {done} done</source>
        <translation>下达 {asked} · 回执 {acknowledged} · 开始 {started} · 完成 {done}</translation>
    </message>
    <message>
        <source>Asked → acknowledged: {time}</source>
        <translation>下达 → 回执：{time}</translation>
    </message>
    <message>
        <source>Asked → started: {time}</source>
        <translation>下达 → 开始：{time}</translation>
    </message>
    <message>
        <source>Asked → done: {time} (target {target} min)</source>
        <translation>下达 → 完成：{time}（目标 {target} 分）</translation>
    </message>
    <message>
        <source>{count} not done, the oldest asked {time} ago</source>
        <translation>未完成 {count} 项，最早一项已下达 {time}</translation>
    </message>
    <message>
        <source>Times are medians.</source>
        <translation>时间均为中位数。</translation>
    </message>
</context>
<context>
    <name>LinkageChart</name>
    <message>
        <source>target {minutes}</source>
        <translation>目标 {minutes}</translation>
    </message>
</context>
<context>
    <name>LinkagePanel</name>
    <message>
        <source>Linkage</source>
        <translation>联动</translation>
    </message>
    <message>
        <source>How fast departments answer, once tasks, orders or requests are given to them.</source>
        <translation>任务、命令或请求下达后，各部门的响应快慢。</translation>
    </message>
    <message>
        <source>go to the board</source>
        <translation>转到任务</translation>
    </message>
    <message>
        <source>Show the department on the board</source>
        <translation>在任务中查看该部门</translation>
    </message>
    <message>
        <source>asked → done, minutes (target)</source>
        <translation>下达 → 完成，分钟（目标）</translation>
    </message>
    <message>
        <source>{who} waits for {whom} · {time} · {tasks}</source>
        <translation>{who} 等待 {whom} · {time} · {tasks}</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>Nobody is left who could acknowledge this entry.</source>
        <translation>此条已无可回执的对象。</translation>
    </message>
    <message>
        <source>Who acknowledged, and how? {text}</source>
        <translation>谁已回执，以何方式？{text}</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>This entry has been corrected already; correct the newer one.</source>
        <translation>此条已更正；请更正较新的一条。</translation>
    </message>
    <message>
        <source>Forward to whom? {text}</source>
        <translation>转发给谁？{text}</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>police,m7  remark  @ wants acknowledgement</source>
        <translation>公安,医7  附言  @ 要求回执</translation>
    </message>
    <message>
        <source>There is no department that could own the task.</source>
        <translation>没有可负责此任务的部门。</translation>
    </message>
    <message>
        <source>Whose task is it? {text}</source>
        <translation>由哪个部门负责？{text}</translation>
    </message>
    <message>
        <source>Make a task</source>
        <translation>转为任务</translation>
    </message>
    <message>
        <source>Strike out? It stays readable. {text}</source>
        <translation>划销此条？原文仍可读。{text}</translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation>划销</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Close without doing it  Esc</source>
        <translation>不执行并关闭  Esc</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Place on the map</source>
        <translation>标到地图</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Draft; Ctrl+PgUp and Ctrl+PgDn go through them</source>
        <translation>草稿；Ctrl+PgUp、Ctrl+PgDn 逐条切换</translation>
    </message>
    <message>
        <source>new entry</source>
        <translation>新记录</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>sender</source>
        <translation>发出方</translation>
    </message>
    <message>
        <source>addressees</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>relayed by</source>
        <translation>转达方</translation>
    </message>
    <message>
        <source>wording</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>precedence</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>信道</translation>
    </message>
    <message>
        <source>means</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>acknowledgement wanted</source>
        <translation>要求回执</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>via {name}</source>
        <translation>经 {name}</translation>
    </message>
    <message>
        <source>Inferred: the source does not state it</source>
        <translation>推定：来源未载明</translation>
    </message>
    <message>
        <source>withdrawn: {name}</source>
        <translation>已作废：{name}</translation>
    </message>
    <message>
        <source>The source does not record who acknowledged this.</source>
        <translation>来源未记载由谁回执。</translation>
    </message>
    <message>
        <source>acknowledgement not recorded</source>
        <translation>回执无记录</translation>
    </message>
    <message>
        <source>Sent; acknowledgement is wanted</source>
        <translation>已发出，要求回执</translation>
    </message>
    <message>
        <source>overdue {minutes} min</source>
        <translation>超时 {minutes} 分</translation>
    </message>
    <message>
        <source>recorded by {name}</source>
        <translation>{name} 代记</translation>
    </message>
    <message>
        <source>struck: {reason}</source>
        <translation>已划销：{reason}</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>由 {name}</translation>
    </message>
    <message>
        <source>The clock of the machine that wrote this is ahead. Its time is shown as written.</source>
        <translation>写下此条的电脑时钟偏快；时间按原记录显示。</translation>
    </message>
    <message>
        <source>clock ahead by {span}</source>
        <translation>时钟快 {span}</translation>
    </message>
    <message>
        <source>corrected {time}</source>
        <translation>{time} 已更正</translation>
    </message>
    <message>
        <source>corrects {time}</source>
        <translation>更正 {time}</translation>
    </message>
    <message>
        <source>forwards {time}</source>
        <translation>转发自 {time}</translation>
    </message>
    <message>
        <source>Go to that entry</source>
        <translation>转到该条记录</translation>
    </message>
    <message>
        <source>forwarded {time}</source>
        <translation>{time} 已转发</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Go to the task</source>
        <translation>转到该任务</translation>
    </message>
    <message>
        <source>on the map</source>
        <translation>已上图</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>≈ Inferred, not stated by the source: {fields}</source>
        <translation>≈ 推定，来源未载明：{fields}</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>通话时间</translation>
    </message>
    <message>
        <source>acknowledgement wanted, none yet</source>
        <translation>要求回执，尚未回执</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Known here</source>
        <translation>本机获知</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Inferred</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>Struck</source>
        <translation>划销</translation>
    </message>
    <message>
        <source>Entry line</source>
        <translation>通联录入</translation>
    </message>
    <message>
        <source>F2 to come here · Enter logs · Shift+Enter new line · Tab completes
Esc or Ctrl+T parks it as a draft · Ctrl+PgUp/PgDn other drafts · Up recalls</source>
        <translation>F2 进入 · Enter 记录 · Shift+Enter 换行 · Tab 补全
Esc 或 Ctrl+T 存为草稿 · Ctrl+PgUp/PgDn 其他草稿 · ↑ 调出上一条</translation>
    </message>
    <message>
        <source>Open an operation first; the text stays here.</source>
        <translation>请先开启行动；文字保留在此。</translation>
    </message>
    <message>
        <source>Enter again logs it as written</source>
        <translation>再按 Enter 即照原样记录</translation>
    </message>
    <message>
        <source>Any precedence</source>
        <translation>全部等级</translation>
    </message>
    <message>
        <source>Priority and above</source>
        <translation>优先及以上</translation>
    </message>
    <message>
        <source>Immediate and flash</source>
        <translation>紧急和特急</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>通联</translation>
    </message>
    <message>
        <source>Awaiting</source>
        <translation>待回执</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} / {total}</translation>
    </message>
    <message>
        <source>{count} await acknowledgement</source>
        <translation>{count} 条待回执</translation>
    </message>
    <message>
        <source>Only entries of which an acknowledgement is missing</source>
        <translation>只看尚缺回执的记录</translation>
    </message>
    <message>
        <source>Whose entries are shown, and how urgent</source>
        <translation>按部门和等级筛选</translation>
    </message>
    <message>
        <source>Search the log  F3</source>
        <translation>搜索通联  F3</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>搜索通联</translation>
    </message>
    <message>
        <source>Show all entries again</source>
        <translation>重新显示全部记录</translation>
    </message>
    <message>
        <source>Words said, in any order</source>
        <translation>通话中的字词，次序不限</translation>
    </message>
    <message>
        <source>All words must occur · Esc ends the search</source>
        <translation>须包含全部字词 · Esc 结束搜索</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>全部部门</translation>
    </message>
    <message>
        <source>Every call and order is written here.</source>
        <translation>每次通话和命令都记录在此。</translation>
    </message>
    <message>
        <source>writes the first one</source>
        <translation>记录第一条</translation>
    </message>
    <message>
        <source>No entry matches this filter.</source>
        <translation>没有符合条件的记录。</translation>
    </message>
    <message>
        <source>Write an entry</source>
        <translation>录入通联</translation>
    </message>
    <message>
        <source>Show all entries</source>
        <translation>显示全部记录</translation>
    </message>
    <message>
        <source>Show entries awaiting acknowledgement</source>
        <translation>显示待回执的记录</translation>
    </message>
    <message>
        <source>Go to the newest entry</source>
        <translation>转到最新一条</translation>
    </message>
    <message>
        <source>Attach files to the entry being written</source>
        <translation>为正在填写的记录添加附件</translation>
    </message>
    <message>
        <source>Log entry: {act}</source>
        <translation>通联记录：{act}</translation>
    </message>
    <message>
        <source>Go to the newest entry  Home</source>
        <translation>转到最新一条  Home</translation>
    </message>
    <message>
        <source>{count} new ↑</source>
        <translation>{count} 条新记录 ↑</translation>
    </message>
    <message>
        <source>needs ack: {names}</source>
        <translation>要求回执：{names}</translation>
    </message>
    <message>
        <source>“{word}” may be {names}: Tab to choose</source>
        <translation>“{word}”可能是 {names}：按 Tab 选择</translation>
    </message>
    <message>
        <source>“{word}” is nobody known here, kept as said</source>
        <translation>“{word}”不在名录中，按原话保留</translation>
    </message>
    <message>
        <source>nobody is addressed who could acknowledge</source>
        <translation>未指明可回执的接收方</translation>
    </message>
    <message>
        <source>{word} is still to come</source>
        <translation>{word} 尚未到</translation>
    </message>
    <message>
        <source>“{word}” is not understood and stays in the text</source>
        <translation>“{word}”无法识别，保留在正文中</translation>
    </message>
    <message>
        <source>from&gt;to text</source>
        <translation>发出方&gt;接收方 内容</translation>
    </message>
    <message>
        <source>!i immediate</source>
        <translation>!紧急</translation>
    </message>
    <message>
        <source>#o order</source>
        <translation>#命令</translation>
    </message>
    <message>
        <source>@police must acknowledge</source>
        <translation>@公安 要求回执</translation>
    </message>
    <message>
        <source>/TAC-3 channel</source>
        <translation>/TAC-3 信道</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>to log</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>to complete</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>Attach files (Ctrl+Shift+A); drag or paste them into the line</source>
        <translation>添加附件（Ctrl+Shift+A）；也可拖入或粘贴到输入行</translation>
    </message>
    <message>
        <source>Attached: {names}</source>
        <translation>附件：{names}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Units</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>通联</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Linkage</source>
        <translation>联动</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>超时 {count}</translation>
    </message>
    <message>
        <source>{count} unacknowledged</source>
        <translation>未回执 {count}</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>Show everything on the map</source>
        <translation>显示全图</translation>
    </message>
    <message>
        <source>Lock the map&apos;s view</source>
        <translation>锁定地图视野</translation>
    </message>
    <message>
        <source>Draw a circle</source>
        <translation>画圆</translation>
    </message>
    <message>
        <source>Draw an area</source>
        <translation>画区域</translation>
    </message>
    <message>
        <source>Draw a line</source>
        <translation>画线</translation>
    </message>
    <message>
        <source>Draw a point</source>
        <translation>画点</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Place what is selected on the map</source>
        <translation>将选中项标到地图</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Natural Earth; streets: own sketch, approximate</source>
        <translation>Natural Earth；街道为自绘草图，仅供参考</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>缩小 (-)</translation>
    </message>
</context>
<context>
    <name>NarrowPart</name>
    <message>
        <source>A narrow line</source>
        <translation>线路带宽不足时</translation>
    </message>
    <message>
        <source>Spare the line: large files only when asked for</source>
        <translation>节省线路：大文件按需接收</translation>
    </message>
    <message>
        <source>Entries, tasks and small previews always travel first.</source>
        <translation>记录、任务和小预览图始终优先传送。</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>The demonstration stays on this machine.</source>
        <translation>演示只留在本机。</translation>
    </message>
</context>
<context>
    <name>NewIncidentForm</name>
    <message>
        <source>New incident</source>
        <translation>新建事件</translation>
    </message>
    <message>
        <source>Open incident</source>
        <translation>开启事件</translation>
    </message>
</context>
<context>
    <name>NewOperationForm</name>
    <message>
        <source>New operation</source>
        <translation>新建行动</translation>
    </message>
    <message>
        <source>Open operation</source>
        <translation>开启行动</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>First incident</source>
        <translation>首个事件</translation>
    </message>
    <message>
        <source>the same name when left empty</source>
        <translation>留空则与行动同名</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>A name is missing, for example “Night shift, 25 May”.</source>
        <translation>请填写名称，如“5月25日夜班”。</translation>
    </message>
</context>
<context>
    <name>Opened</name>
    <message>
        <source>A reason, or a task it waits for</source>
        <translation>填写原因，或所等待的任务</translation>
    </message>
    <message>
        <source>Why is it cancelled?</source>
        <translation>为何取消？</translation>
    </message>
</context>
<context>
    <name>OutboxPanel</name>
    <message>
        <source>Outbox</source>
        <translation>待发箱</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>记录时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>By</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Refused because</source>
        <translation>拒收原因</translation>
    </message>
    <message>
        <source>To send and refused</source>
        <translation>待发与被拒</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>已写入 {file}</translation>
    </message>
    <message>
        <source>Everything is kept on this machine.
To work with other posts, join a server or a post that shares.</source>
        <translation>所有内容都保存在本机。
如需与其他席位协同，请加入服务器或已共享的席位。</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Try this one again</source>
        <translation>重试此项</translation>
    </message>
    <message>
        <source>Write the refused to a file</source>
        <translation>将被拒的变更写入文件</translation>
    </message>
    <message>
        <source>In this state since {time}</source>
        <translation>自 {time} 起处于此状态</translation>
    </message>
    <message>
        <source>Nothing waits: the server has everything.</source>
        <translation>没有待发内容：服务器已全部收到。</translation>
    </message>
    <message>
        <source>The demonstration stays on this machine.</source>
        <translation>演示只保存在本机。</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Type a command, an incident, a unit or a task</source>
        <translation>输入操作、事件、力量或任务</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找操作</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Nothing by these words.</source>
        <translation>没有匹配项。</translation>
    </message>
</context>
<context>
    <name>PlaceMenu</name>
    <message>
        <source>New incident here…</source>
        <translation>在此新建事件…</translation>
    </message>
    <message>
        <source>Draw circle around here</source>
        <translation>以此为中心画圆</translation>
    </message>
    <message>
        <source>Copy {coordinates}</source>
        <translation>复制 {coordinates}</translation>
    </message>
    <message>
        <source>Place {name} here</source>
        <translation>将 {name} 标在此处</translation>
    </message>
    <message>
        <source>Lift {name}</source>
        <translation>撤销 {name}</translation>
    </message>
</context>
<context>
    <name>Placing</name>
    <message>
        <source>the selected message</source>
        <translation>选中的通联记录</translation>
    </message>
    <message>
        <source>Click where {name} is. Enter: the cross in the middle. Esc: not now.</source>
        <translation>点击 {name} 所在位置。Enter：取图中央十字处；Esc：暂不标注。</translation>
    </message>
</context>
<context>
    <name>ProblemWindow</name>
    <message>
        <source>Commander cannot open its data</source>
        <translation>Commander 无法打开数据</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show the item (G)</source>
        <translation>查看该项（G）</translation>
    </message>
</context>
<context>
    <name>ReasonForm</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>RollCallForm</name>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应到</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>实到</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Roll call: {incident}</source>
        <translation>清点人员：{incident}</translation>
    </message>
</context>
<context>
    <name>Running</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop. What is only half done is taken back</source>
        <translation>停止。只做了一半的将撤回</translation>
    </message>
</context>
<context>
    <name>ServerRow</name>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Now at {address}</source>
        <translation>现在 {address}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>ServersPart</name>
    <message>
        <source>Servers that this post follows</source>
        <translation>本席位已接入的服务器</translation>
    </message>
    <message>
        <source>None. Everything is kept on this machine. To work with other posts, join a server or a post that shares, or share yourself.</source>
        <translation>无。所有内容都保存在本机。如需与其他席位协同，请加入服务器或已共享的席位，或由本席位共享。</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Something went wrong inside Commander. What was saved is safe.</source>
        <translation>Commander 内部出错。已保存的内容完好。</translation>
    </message>
    <message>
        <source>Go on working. What happened is written down in {path}.</source>
        <translation>可继续工作。详情已写入 {path}。</translation>
    </message>
</context>
<context>
    <name>SharePart</name>
    <message>
        <source>Share the operations of this post on the network</source>
        <translation>在网络上共享本席位的行动</translation>
    </message>
    <message>
        <source>Copy address and code</source>
        <translation>复制地址和接入码</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>更换接入码</translation>
    </message>
    <message>
        <source>Let nobody new in</source>
        <translation>停止接入新席位</translation>
    </message>
    <message>
        <source>Nobody new is let in.</source>
        <translation>已停止接入新席位。</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候……</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>停止共享</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Off. Other posts on this network can then join with a code, with or without a central server. The demonstration is never shared.</source>
        <translation>未共享。共享后，本网络的其他席位可凭接入码加入，有无中心服务器均可。演示永不共享。</translation>
    </message>
    <message>
        <source>On. Other posts find this one, or type its address and code:</source>
        <translation>已共享。其他席位可自动发现本席位，或输入地址和接入码：</translation>
    </message>
    <message>
        <source>On. Others join with this address and code:</source>
        <translation>已共享。其他席位凭以下地址和接入码加入：</translation>
    </message>
    <message>
        <source>Joined: {count}, connected now: {here}</source>
        <translation>已加入 {count}，当前在线 {here}</translation>
    </message>
    <message>
        <source>Nobody has joined yet.</source>
        <translation>尚无席位加入。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>What others call this post, such as Engine 3</source>
        <translation>其他席位看到的名称，如“三号指挥车”</translation>
    </message>
    <message>
        <source>Name of this post on the network</source>
        <translation>本席位在网络上的名称</translation>
    </message>
</context>
<context>
    <name>SoundPage</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Position in the recording</source>
        <translation>录音位置</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>This recording cannot be played here. Save it instead.</source>
        <translation>此录音无法在此播放，请另存。</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Open the demonstration</source>
        <translation>打开演示</translation>
    </message>
    <message>
        <source>Open operation</source>
        <translation>开启行动</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Find posts that share on this network</source>
        <translation>查找本网络已共享的席位</translation>
    </message>
    <message>
        <source>From its file…</source>
        <translation>从其文件…</translation>
    </message>
    <message>
        <source>Your name is missing: the log says who wrote what.</source>
        <translation>请填写姓名：通联记录须注明记录人。</translation>
    </message>
    <message>
        <source>Name the operation or its incident, for example “Fire, Mill St”.</source>
        <translation>请填写行动或事件名称，如“磨坊路火灾”。</translation>
    </message>
    <message>
        <source>To join, type the address and the code that the server shows.</source>
        <translation>要加入，请填写服务器显示的地址和接入码。</translation>
    </message>
    <message>
        <source>e.g. A. Rivera</source>
        <translation>如：李明</translation>
    </message>
    <message>
        <source>e.g. Radio operator</source>
        <translation>如：通信员</translation>
    </message>
    <message>
        <source>e.g. Night shift, 25 May</source>
        <translation>如：5月25日夜班</translation>
    </message>
    <message>
        <source>e.g. Fire, Mill Street 12</source>
        <translation>如：磨坊路12号火灾</translation>
    </message>
    <message>
        <source>as the server shows it</source>
        <translation>以服务器显示为准</translation>
    </message>
    <message>
        <source>Everything works on this machine, with or without a network.</source>
        <translation>全部功能在本机运行，有无网络均可。</translation>
    </message>
    <message>
        <source>Who sits here</source>
        <translation>值守人员</translation>
    </message>
    <message>
        <source>My name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>My department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>My position</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Begin a new operation</source>
        <translation>开始新行动</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>First incident</source>
        <translation>首个事件</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Or join a server, or a post that shares</source>
        <translation>或加入服务器或已共享的席位</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>接入码</translation>
    </message>
    <message>
        <source>All it had comes here; with a network, join its server.</source>
        <translation>其全部内容转到本机；有网络时请加入其服务器。</translation>
    </message>
    <message>
        <source>Or replace another post</source>
        <translation>或接替另一席位</translation>
    </message>
    <message>
        <source>Or look around first</source>
        <translation>或先了解一下</translation>
    </message>
    <message>
        <source>A real incident of 1989, kept apart from your own data.</source>
        <translation>1989 年的真实事件，与您的数据分开保存。</translation>
    </message>
</context>
<context>
    <name>TimelineBar</name>
    <message>
        <source>● LIVE</source>
        <translation>● 实时</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>下一事项</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>{rate} times as fast as it was</source>
        <translation>以 {rate} 倍速重现</translation>
    </message>
    <message>
        <source>Run or stop the clock of the demonstration</source>
        <translation>启动或停止演示时钟</translation>
    </message>
    <message>
        <source>Go to what happened next</source>
        <translation>转到下一事项</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Fit</source>
        <translation>全图</translation>
    </message>
    <message>
        <source>Show everything that is on the map ({key})</source>
        <translation>显示地图上的全部内容 ({key})</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Keep the view where it is, whatever is selected ({key})</source>
        <translation>锁定视野，不随选中项移动 ({key})</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>标绘</translation>
    </message>
    <message>
        <source>Draw a zone, a closed road or a point ({keys})</source>
        <translation>标绘区域、封闭道路或点 ({keys})</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Choose what the map shows</source>
        <translation>选择地图显示的内容</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Measure, find, follow, import and what else the map can do</source>
        <translation>测量、查找、跟踪、导入以及地图的其他功能</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>圆</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Zones and markings</source>
        <translation>区域与标绘</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>TopStrip</name>
    <message>
        <source>SINCE ALARM</source>
        <translation>接警后</translation>
    </message>
    <message>
        <source>LOCAL</source>
        <translation>当地时间</translation>
    </message>
    <message>
        <source>NEXT ROLL CALL</source>
        <translation>下次清点</translation>
    </message>
    <message>
        <source>{incident}: alarm {day} {time}</source>
        <translation>{incident}：接警 {day} {time}</translation>
    </message>
    <message>
        <source>{count} conflicts between posts to settle (F12)</source>
        <translation>席位之间有 {count} 个冲突待裁定（F12）</translation>
    </message>
    <message>
        <source>{days} d {time}</source>
        <translation>{days} 天 {time}</translation>
    </message>
    <message>
        <source>Who sits here?</source>
        <translation>谁在值守？</translation>
    </message>
    <message>
        <source>{who}: change of operator (F9)</source>
        <translation>{who}：换人值守 (F9)</translation>
    </message>
    <message>
        <source>Next theme: dark, light, night (F10)</source>
        <translation>切换主题：深色、浅色、夜间 (F10)</translation>
    </message>
    <message>
        <source>Next theme</source>
        <translation>切换主题</translation>
    </message>
    <message>
        <source>Panels, language, keys and all the rest</source>
        <translation>面板、语言、快捷键及其他</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Urgent traffic is silent</source>
        <translation>紧急通联提示音：关</translation>
    </message>
    <message>
        <source>Urgent traffic is heard</source>
        <translation>紧急通联提示音：开</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>Assign to an incident or a task</source>
        <translation>派往事件或任务</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>assign</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>不改</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Works on</source>
        <translation>执行任务</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>最近通联</translation>
    </message>
    <message>
        <source>Not on the map yet. G puts it there.</source>
        <translation>尚未上图。按 G 标到地图。</translation>
    </message>
    <message>
        <source>Name, such as Engine 12</source>
        <translation>名称，如：水罐12</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Say what the unit is called.</source>
        <translation>请填写力量名称。</translation>
    </message>
    <message>
        <source>Crew is a number of people.</source>
        <translation>人数须为数字。</translation>
    </message>
    <message>
        <source>add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 时</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>No report {time}</source>
        <translation>{time} 未报告</translation>
    </message>
    <message>
        <source>Not heard of yet</source>
        <translation>尚无消息</translation>
    </message>
    <message>
        <source>Last contact: {time}</source>
        <translation>最近联系：{time}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>带队人</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>所属单位</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Also called</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>State: {state}</source>
        <translation>状态：{state}</translation>
    </message>
    <message>
        <source>State …</source>
        <translation>状态…</translation>
    </message>
    <message>
        <source>Assign to incident or task …</source>
        <translation>派往事件或任务…</translation>
    </message>
    <message>
        <source>Take off its task</source>
        <translation>解除其任务</translation>
    </message>
    <message>
        <source>Locate on the map</source>
        <translation>在地图上定位</translation>
    </message>
    <message>
        <source>Place on the map</source>
        <translation>标到地图</translation>
    </message>
    <message>
        <source>Open details</source>
        <translation>打开详情</translation>
    </message>
    <message>
        <source>Add a unit</source>
        <translation>添加力量</translation>
    </message>
    <message>
        <source>Filter units</source>
        <translation>筛选力量</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>locate</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>place</source>
        <translation>上图</translation>
    </message>
</context>
<context>
    <name>UnitsPanel</name>
    <message>
        <source>Units</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Add a unit ({key})</source>
        <translation>添加力量 ({key})</translation>
    </message>
    <message>
        <source>Add a unit</source>
        <translation>添加力量</translation>
    </message>
    <message>
        <source>Filter by name, agency, state  ( / )</source>
        <translation>按名称、单位、状态筛选  ( / )</translation>
    </message>
    <message>
        <source>Filter units</source>
        <translation>筛选力量</translation>
    </message>
    <message>
        <source>Units of all departments, their state and last contact. N adds a unit.</source>
        <translation>各部门力量、状态及最近联系。按 N 添加力量。</translation>
    </message>
    <message>
        <source>{here} on scene · {coming} en route</source>
        <translation>到场 {here} · 途中 {coming}</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>There is nothing to take back at this desk.</source>
        <translation>本席位没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Find any command, incident, unit or task</source>
        <translation>查找操作、事件、力量或任务</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>显示全部快捷键</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Change of operator</source>
        <translation>换人值守</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Entry line</source>
        <translation>通联录入</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>搜索通联</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Linkage</source>
        <translation>联动</translation>
    </message>
    <message>
        <source>Line state and outbox</source>
        <translation>线路状态与待发箱</translation>
    </message>
    <message>
        <source>Network: join, share</source>
        <translation>网络：加入、共享</translation>
    </message>
    <message>
        <source>Open conflicts</source>
        <translation>待裁定的冲突</translation>
    </message>
    <message>
        <source>All incidents</source>
        <translation>全部事件</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>新建事件</translation>
    </message>
    <message>
        <source>Hand over command</source>
        <translation>移交指挥权</translation>
    </message>
    <message>
        <source>Change incident or its grade</source>
        <translation>修改事件或分级</translation>
    </message>
    <message>
        <source>Record a roll call</source>
        <translation>记录人员清点</translation>
    </message>
    <message>
        <source>Close incident</source>
        <translation>结束事件</translation>
    </message>
    <message>
        <source>Reopen incident</source>
        <translation>重启事件</translation>
    </message>
    <message>
        <source>Archive incident</source>
        <translation>归档事件</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Leave the demonstration</source>
        <translation>退出演示</translation>
    </message>
    <message>
        <source>Open the demonstration</source>
        <translation>打开演示</translation>
    </message>
    <message>
        <source>New operation</source>
        <translation>新建行动</translation>
    </message>
    <message>
        <source>Close operation</source>
        <translation>结束行动</translation>
    </message>
    <message>
        <source>Reopen operation</source>
        <translation>重启行动</translation>
    </message>
    <message>
        <source>Archive operation</source>
        <translation>归档行动</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Night theme</source>
        <translation>夜间主题</translation>
    </message>
    <message>
        <source>Mute or unmute urgent traffic</source>
        <translation>开关紧急通联提示音</translation>
    </message>
    <message>
        <source>Next theme</source>
        <translation>切换主题</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Arrange panels by their titles</source>
        <translation>拖动标题排列面板</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>恢复默认布局</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Units: own window or back</source>
        <translation>力量：独立窗口/收回</translation>
    </message>
    <message>
        <source>Map: own window or back</source>
        <translation>地图：独立窗口/收回</translation>
    </message>
    <message>
        <source>Log: own window or back</source>
        <translation>通联：独立窗口/收回</translation>
    </message>
    <message>
        <source>Board: own window or back</source>
        <translation>任务：独立窗口/收回</translation>
    </message>
    <message>
        <source>Linkage: own window or back</source>
        <translation>联动：独立窗口/收回</translation>
    </message>
    <message>
        <source>Choose one incident first, at the top left.</source>
        <translation>请先在左上角选择一个事件。</translation>
    </message>
</context>
<context>
    <name>_IncidentFields</name>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Event grade</source>
        <translation>事件分级</translation>
    </message>
    <message>
        <source>Fire alarm level</source>
        <translation>火警等级</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分</translation>
    </message>
    <message>
        <source>Roll call every</source>
        <translation>清点间隔</translation>
    </message>
    <message>
        <source>A name is missing, for example “Fire, Mill Street 12”.</source>
        <translation>请填写名称，如“磨坊路12号火灾”。</translation>
    </message>
</context>
<context>
    <name>bundles</name>
    <message>
        <source>Reading what is here</source>
        <translation>正在读取本机数据</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>Taking in</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Demonstration: is not taken in</source>
        <translation>演示数据：不导入</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Damaged: {readable} of {all} readable</source>
        <translation>损坏：{all} 条中 {readable} 条可读</translation>
    </message>
    <message>
        <source>Damaged: {readable} of {all} taken in</source>
        <translation>损坏：{all} 条中已导入 {readable} 条</translation>
    </message>
    <message>
        <source>Who made this file cannot be read any more.</source>
        <translation>已无法读出此文件由谁制作。</translation>
    </message>
    <message>
        <source>Made {when} by {name}</source>
        <translation>{name} 于 {when} 制作</translation>
    </message>
    <message>
        <source>The file is whole.</source>
        <translation>文件完整。</translation>
    </message>
    <message>
        <source>The file is damaged and nothing in it is usable. Ask for another copy.</source>
        <translation>文件已损坏，内容均不可用。请索取另一份。</translation>
    </message>
    <message>
        <source>The file is damaged, but every operation in it is whole.</source>
        <translation>文件有损坏，但其中每项行动都完整。</translation>
    </message>
    <message>
        <source>The file is damaged and no operation in it is whole. Ask for another copy.</source>
        <translation>文件已损坏，其中没有一项行动完整。请索取另一份。</translation>
    </message>
    <message>
        <source>The file is damaged: {usable} of {all} operations are whole and usable.</source>
        <translation>文件有损坏：{all} 项行动中 {usable} 项完整可用。</translation>
    </message>
    <message>
        <source>Attachments: {count}</source>
        <translation>附件：{count} 个</translation>
    </message>
    <message>
        <source>Damaged attachments: {count}. Messages are not affected.</source>
        <translation>损坏的附件：{count} 个。通联记录不受影响。</translation>
    </message>
    <message>
        <source>Attachments that the other post did not have: {count}</source>
        <translation>对方席位没有的附件：{count} 个</translation>
    </message>
    <message>
        <source>Some positions of units are damaged.</source>
        <translation>部分力量位置已损坏。</translation>
    </message>
    <message>
        <source>Changes that no signature vouches for: {count}</source>
        <translation>没有签名担保的变更：{count} 条</translation>
    </message>
    <message>
        <source>New: {new}. Here already: {known}.</source>
        <translation>新增 {new} 条，本机已有 {known} 条。</translation>
    </message>
    <message>
        <source>New attachments: {count}</source>
        <translation>新增附件：{count} 个</translation>
    </message>
    <message>
        <source>Stopped: attachments are missing. Import again to go on.</source>
        <translation>已停止：附件不全。再次导入即可继续。</translation>
    </message>
    <message>
        <source>Set aside with a reason, see the outbox (F8): {count}</source>
        <translation>已搁置并注明原因（见发件箱 F8）：{count} 条</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写入：{file}</translation>
    </message>
    <message>
        <source>Operations: {operations}. Changes: {changes}.</source>
        <translation>行动 {operations} 项，变更 {changes} 条。</translation>
    </message>
    <message>
        <source>Attachments: {count}, {size}</source>
        <translation>附件：{count} 个，{size}</translation>
    </message>
    <message>
        <source>Attachments that are not at this post yet: {count}</source>
        <translation>尚未到达本席位的附件：{count} 个</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Bundles (*.commander)</source>
        <translation>数据包 (*.commander)</translation>
    </message>
    <message>
        <source>Requests (*.commander-have)</source>
        <translation>索取单 (*.commander-have)</translation>
    </message>
</context>
<context>
    <name>conflicts</name>
    <message>
        <source>Moved to different columns</source>
        <translation>被移到不同的栏</translation>
    </message>
    <message>
        <source>Given to different departments</source>
        <translation>交给了不同的部门</translation>
    </message>
    <message>
        <source>Reported in different states</source>
        <translation>上报的状态不同</translation>
    </message>
    <message>
        <source>Assigned twice</source>
        <translation>重复派出</translation>
    </message>
    <message>
        <source>Different commanders named</source>
        <translation>指定了不同的指挥员</translation>
    </message>
    <message>
        <source>Put at different places</source>
        <translation>位置标注不同</translation>
    </message>
    <message>
        <source>Drawn in different shapes</source>
        <translation>标绘的范围不同</translation>
    </message>
    <message>
        <source>Cancelled by one, moved on by another</source>
        <translation>一方已取消，另一方在推进</translation>
    </message>
    <message>
        <source>Released by one, at work for another</source>
        <translation>一方已解除，另一方仍在使用</translation>
    </message>
    <message>
        <source>Closed by one, open for another</source>
        <translation>一方已结束，另一方仍开放</translation>
    </message>
    <message>
        <source>Lifted by one, in force for another</source>
        <translation>一方已解除，另一方仍有效</translation>
    </message>
    <message>
        <source>Struck out while somebody else built on it</source>
        <translation>划除的同时另有人据此作了处置</translation>
    </message>
    <message>
        <source>Cancelled while somebody else changed it</source>
        <translation>取消的同时另有人作了修改</translation>
    </message>
    <message>
        <source>Released while somebody else changed it</source>
        <translation>解除的同时另有人作了修改</translation>
    </message>
    <message>
        <source>Closed while somebody else changed it</source>
        <translation>结束的同时另有人作了修改</translation>
    </message>
    <message>
        <source>Lifted while somebody else changed it</source>
        <translation>解除的同时另有人作了修改</translation>
    </message>
    <message>
        <source>It stays struck out, and that is taken back, too</source>
        <translation>维持划除，并撤回据此所作的处置</translation>
    </message>
    <message>
        <source>It stays cancelled</source>
        <translation>维持取消</translation>
    </message>
    <message>
        <source>It stays released</source>
        <translation>维持解除</translation>
    </message>
    <message>
        <source>It stays closed</source>
        <translation>维持结束</translation>
    </message>
    <message>
        <source>It stays lifted</source>
        <translation>维持解除</translation>
    </message>
    <message>
        <source>What was made from it holds: {changes}</source>
        <translation>据此所作的处置有效：{changes}</translation>
    </message>
    <message>
        <source>The task goes on: {changes}</source>
        <translation>任务继续：{changes}</translation>
    </message>
    <message>
        <source>The unit stays with us: {changes}</source>
        <translation>力量留用：{changes}</translation>
    </message>
    <message>
        <source>The incident is open again: {changes}</source>
        <translation>事件重新开放：{changes}</translation>
    </message>
    <message>
        <source>The operation is open again: {changes}</source>
        <translation>行动重新开放：{changes}</translation>
    </message>
    <message>
        <source>It is in force again: {changes}</source>
        <translation>恢复有效：{changes}</translation>
    </message>
    <message>
        <source>Ended by one, going on for another</source>
        <translation>一方已终止，另一方仍在进行</translation>
    </message>
    <message>
        <source>Ended while it was changed</source>
        <translation>终止的同时被修改</translation>
    </message>
    <message>
        <source>{field}: different values</source>
        <translation>{field}不一致</translation>
    </message>
    <message>
        <source>It stays ended</source>
        <translation>维持终止</translation>
    </message>
    <message>
        <source>It goes on: {changes}</source>
        <translation>继续进行：{changes}</translation>
    </message>
    <message>
        <source>Both: {values}</source>
        <translation>两者都要：{values}</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>this post</source>
        <translation>本席位</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>已解除</translation>
    </message>
    <message>
        <source>{present} of {expected} present</source>
        <translation>应到 {expected} 人，实到 {present} 人</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>{count} 个点</translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation>已完成 {done}/{all}</translation>
    </message>
    <message>
        <source>what every post wanted</source>
        <translation>各方所要求的全部</translation>
    </message>
</context>
<context>
    <name>error names</name>
    <message>
        <source>authority</source>
        <translation>主管机关</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>信道</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>party</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>title</source>
        <translation>任务内容</translation>
    </message>
    <message>
        <source>open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>operational period</source>
        <translation>指挥周期</translation>
    </message>
    <message>
        <source>response level</source>
        <translation>响应级别</translation>
    </message>
    <message>
        <source>public warning</source>
        <translation>公众预警</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>log entry</source>
        <translation>通联记录</translation>
    </message>
    <message>
        <source>acknowledgement</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>map drawing</source>
        <translation>标绘</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>负责部门</translation>
    </message>
    <message>
        <source>due time</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>commander</source>
        <translation>总指挥</translation>
    </message>
    <message>
        <source>crew</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>带队人</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>--cert and --key belong together: name both files.</source>
        <translation>--cert 与 --key 须成对使用：请同时指定两个文件。</translation>
    </message>
    <message>
        <source>--no-tls works only on a loopback address, because everything would travel readable to all. Leave it out, or listen on 127.0.0.1.</source>
        <translation>--no-tls 只能用于本机回环地址，否则所有内容都将明文传输。请去掉该选项，或监听 127.0.0.1。</translation>
    </message>
    <message>
        <source>A file is attached to a log entry or a task.</source>
        <translation>附件只能加在通联记录或任务上。</translation>
    </message>
    <message>
        <source>A part of the map is missing: {file}. Run the set-up again (make setup), or install Commander anew.</source>
        <translation>地图缺少文件：{file}。请重新执行安装步骤 (make setup)，或重新安装 Commander。</translation>
    </message>
    <message>
        <source>A roll call counts no fewer than zero people.</source>
        <translation>清点人数不能小于零。</translation>
    </message>
    <message>
        <source>A task cannot wait for itself.</source>
        <translation>任务不能等待自身。</translation>
    </message>
    <message>
        <source>Another Commander has {folder} open and does not answer. Close it, or choose another data folder with --data.</source>
        <translation>另一个 Commander 正在使用 {folder} 且无应答。请将其关闭，或用 --data 指定其他数据目录。</translation>
    </message>
    <message>
        <source>Another Commander has {folder} open. Use that window, or choose another data folder with --data.</source>
        <translation>另一个 Commander 正在使用 {folder}。请使用该窗口，或用 --data 指定其他数据目录。</translation>
    </message>
    <message>
        <source>Another import is running. Wait until it has ended.</source>
        <translation>另一项导入正在进行，请等其结束。</translation>
    </message>
    <message>
        <source>Another server has {folder} open. Stop that one, or choose another folder with --data.</source>
        <translation>另一个服务器正在使用 {folder}。请先将其停止，或用 --data 指定其他目录。</translation>
    </message>
    <message>
        <source>At most {most} calls at once.</source>
        <translation>一次最多 {most} 条警情。</translation>
    </message>
    <message>
        <source>Cannot listen on {host} port {port}: {reason}. Choose others with --host and --port.</source>
        <translation>无法监听 {host} 端口 {port}：{reason}。请用 --host 和 --port 另行指定。</translation>
    </message>
    <message>
        <source>Close the incident before archiving it.</source>
        <translation>请先结束事件，再归档。</translation>
    </message>
    <message>
        <source>Close the operation before archiving it.</source>
        <translation>请先结束行动，再归档。</translation>
    </message>
    <message>
        <source>Commander is being closed.</source>
        <translation>Commander 正在关闭。</translation>
    </message>
    <message>
        <source>Give a number of the list, or another value, not both.</source>
        <translation>请给出列表中的序号，或另填一个值，二者只能选一。</translation>
    </message>
    <message>
        <source>Move the task to change its status.</source>
        <translation>要改变任务状态，请移动任务。</translation>
    </message>
    <message>
        <source>No backup was made: {known}</source>
        <translation>未能备份：{known}</translation>
    </message>
    <message>
        <source>No backup was made: {path} cannot be written ({reason}). Free some space or mend the rights; the older backups stay.</source>
        <translation>未能备份：{path} 无法写入（{reason}）。请腾出空间或修正权限；原有备份保留。</translation>
    </message>
    <message>
        <source>No import is running.</source>
        <translation>没有正在进行的导入。</translation>
    </message>
    <message>
        <source>No open conflict.</source>
        <translation>没有待处理的冲突。</translation>
    </message>
    <message>
        <source>No operation is open. Open one: commander operation open NAME</source>
        <translation>没有进行中的行动。请开启一个：commander operation open NAME</translation>
    </message>
    <message>
        <source>Nothing is set aside here.</source>
        <translation>此处没有搁置的变更。</translation>
    </message>
    <message>
        <source>Nothing listens at the server&apos;s address.</source>
        <translation>该地址上没有服务器在运行。</translation>
    </message>
    <message>
        <source>Nothing of {record} is set aside here.</source>
        <translation>这里没有搁置 {record} 的任何更改。</translation>
    </message>
    <message>
        <source>Say to whom the entry goes.</source>
        <translation>请指明接收方。</translation>
    </message>
    <message>
        <source>Say what the task waits for, or why it is blocked.</source>
        <translation>请说明任务在等待什么，或为何受阻。</translation>
    </message>
    <message>
        <source>Say where: LAT,LON in degrees.</source>
        <translation>请指明位置：纬度,经度（以度为单位）。</translation>
    </message>
    <message>
        <source>Say which department owns the task.</source>
        <translation>请指明任务的负责部门。</translation>
    </message>
    <message>
        <source>Say which one with --field: {fields}.</source>
        <translation>请用 --field 指明是哪一项：{fields}。</translation>
    </message>
    <message>
        <source>Say why the task is cancelled.</source>
        <translation>请说明取消任务的原因。</translation>
    </message>
    <message>
        <source>Sharing ended: {reason}.</source>
        <translation>共享已中断：{reason}。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，未作任何更改。</translation>
    </message>
    <message>
        <source>The checklist has no line {number}.</source>
        <translation>检查清单没有第 {number} 项。</translation>
    </message>
    <message>
        <source>The clock of this machine is {minutes} min ahead of the server&apos;s. Set the one that is wrong: entries carry its time.</source>
        <translation>本机时钟比服务器快 {minutes} 分钟。请校正有误的一方：记录将带有该时间。</translation>
    </message>
    <message>
        <source>The clock of this machine is {minutes} min behind the server&apos;s. Set the one that is wrong: entries carry its time.</source>
        <translation>本机时钟比服务器慢 {minutes} 分钟。请校正有误的一方：记录将带有该时间。</translation>
    </message>
    <message>
        <source>The content of {name} is not on this machine yet. It comes when the line allows; in the window it can be asked for.</source>
        <translation>{name} 的内容尚未到达本机。线路允许时自动到达，也可在窗口中要求接收。</translation>
    </message>
    <message>
        <source>The demonstration replaces no post. Leave --demo out.</source>
        <translation>演示不能接替席位。请去掉 --demo。</translation>
    </message>
    <message>
        <source>The demonstration stays as it is. Import into your own data, without --demo.</source>
        <translation>演示数据保持原样。请去掉 --demo，导入到自己的数据中。</translation>
    </message>
    <message>
        <source>The disk of {path} does not answer properly. Save to another disk soon.</source>
        <translation>{path} 所在磁盘读写异常。请尽快另存到其他磁盘。</translation>
    </message>
    <message>
        <source>The disk of {path} is full. Free some space; nothing saved is lost.</source>
        <translation>{path} 所在磁盘已满。请腾出空间；已保存的内容没有丢失。</translation>
    </message>
    <message>
        <source>The drawing has no shape.</source>
        <translation>标绘没有形状。</translation>
    </message>
    <message>
        <source>The event stream ended.</source>
        <translation>事件流已中断。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>The file is larger than {most} MB.</source>
        <translation>文件大于 {most} MB。</translation>
    </message>
    <message>
        <source>The file is not known by its content.</source>
        <translation>无法按内容识别该文件。</translation>
    </message>
    <message>
        <source>The import is not finished: {reason} What is missing is kept on this machine and taken in at the next start. You can also import the file again.</source>
        <translation>导入尚未完成：{reason} 其余内容保存在本机，下次启动时继续导入；也可再次导入该文件。</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was taken in.</source>
        <translation>导入已停止，未导入任何内容。</translation>
    </message>
    <message>
        <source>The incident is already {state}.</source>
        <translation>事件已处于“{state}”状态。</translation>
    </message>
    <message>
        <source>The journal is closed.</source>
        <translation>数据日志已关闭。</translation>
    </message>
    <message>
        <source>The journal {path} is damaged ({wrong}). Close Commander and start it again: it then reads out everything that is readable. The backups stay.</source>
        <translation>数据日志 {path} 已损坏（{wrong}）。请关闭并重新启动 Commander，届时将读出所有可读内容。备份保留。</translation>
    </message>
    <message>
        <source>The journal {path} is damaged ({wrong}); no backup was made, the older ones stay. Close Commander and start it again: it then reads out what is readable.</source>
        <translation>数据日志 {path} 已损坏（{wrong}）；未作备份，原有备份保留。请关闭并重新启动 Commander，届时将读出可读内容。</translation>
    </message>
    <message>
        <source>The line to the server broke.</source>
        <translation>与服务器的连接中断。</translation>
    </message>
    <message>
        <source>The map needs the desktop extra: {reason}.</source>
        <translation>地图需要安装 desktop 附加组件：{reason}。</translation>
    </message>
    <message>
        <source>The operation is already {state}.</source>
        <translation>行动已处于“{state}”状态。</translation>
    </message>
    <message>
        <source>The operation {name} is already open.</source>
        <translation>行动“{name}”已开启。</translation>
    </message>
    <message>
        <source>The other post lacks nothing that this one has. No file was written.</source>
        <translation>本席位有的对方席位都有，未写出文件。</translation>
    </message>
    <message>
        <source>The owner has taken note of this task already.</source>
        <translation>负责部门已对此任务回执。</translation>
    </message>
    <message>
        <source>The period ends before it starts.</source>
        <translation>周期的结束时间早于开始时间。</translation>
    </message>
    <message>
        <source>The post is closing.</source>
        <translation>本席位正在关闭。</translation>
    </message>
    <message>
        <source>The preview of the file cannot be read.</source>
        <translation>文件的预览图无法读取。</translation>
    </message>
    <message>
        <source>The preview of the file is too large.</source>
        <translation>文件的预览图太大。</translation>
    </message>
    <message>
        <source>The protected line broke.</source>
        <translation>加密连接中断。</translation>
    </message>
    <message>
        <source>The radius is smaller than zero.</source>
        <translation>半径小于零。</translation>
    </message>
    <message>
        <source>The server answered for other changes than were sent.</source>
        <translation>服务器应答的内容与所发不符。</translation>
    </message>
    <message>
        <source>The server does not accept this code. It may have been replaced.</source>
        <translation>服务器不接受此接入码，可能已更换。</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>服务器无应答。</translation>
    </message>
    <message>
        <source>The server does not know this post any more. Join again with its code.</source>
        <translation>服务器已不识别本席位。请用接入码重新加入。</translation>
    </message>
    <message>
        <source>The server has a problem ({status}).</source>
        <translation>服务器出现故障（{status}）。</translation>
    </message>
    <message>
        <source>The server has no room left.</source>
        <translation>服务器空间已满。</translation>
    </message>
    <message>
        <source>The server has nothing of this kind.</source>
        <translation>服务器没有此项内容。</translation>
    </message>
    <message>
        <source>The server is busy.</source>
        <translation>服务器忙。</translation>
    </message>
    <message>
        <source>The server is too slow.</source>
        <translation>服务器响应过慢。</translation>
    </message>
    <message>
        <source>The server refuses this ({status}).</source>
        <translation>服务器拒收（{status}）。</translation>
    </message>
    <message>
        <source>The server shows another certificate than when this post joined. Somebody may be in between. If the server was set up anew, join again with its new code.</source>
        <translation>服务器证书与加入时不同，可能有人从中截取。如服务器为重新安装，请用新接入码重新加入。</translation>
    </message>
    <message>
        <source>The server speaks version {theirs} of the exchange, this post version {ours}. Update the older of the two. Work goes on; nothing is lost.</source>
        <translation>服务器的交换协议为第 {theirs} 版，本席位为第 {ours} 版。请升级较旧的一方。工作可继续，内容不会丢失。</translation>
    </message>
    <message>
        <source>The server was restored.</source>
        <translation>服务器已从备份恢复。</translation>
    </message>
    <message>
        <source>The server {address} is silent.</source>
        <translation>服务器 {address} 无应答。</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be understood{what}.</source>
        <translation>服务器的应答无法识别{what}。</translation>
    </message>
    <message>
        <source>The server&apos;s name is not known here.</source>
        <translation>无法解析服务器名称。</translation>
    </message>
    <message>
        <source>The snapshot was cut off.</source>
        <translation>快照传输不完整。</translation>
    </message>
    <message>
        <source>The task is there already.</source>
        <translation>任务已在该列。</translation>
    </message>
    <message>
        <source>The window cannot be loaded: {reason}. “commander check” says what is missing.</source>
        <translation>窗口无法加载：{reason}。运行“commander check”可查明缺少什么。</translation>
    </message>
    <message>
        <source>The window is not installed here. Install it with: pip install &apos;onscene-commander[desktop]&apos;. The sub-commands work without it: commander --help</source>
        <translation>此处未安装窗口程序。安装：pip install &apos;onscene-commander[desktop]&apos;。各子命令无需窗口：commander --help</translation>
    </message>
    <message>
        <source>There is no action {name}.</source>
        <translation>没有操作 {name}。</translation>
    </message>
    <message>
        <source>There is no column {status} on the board.</source>
        <translation>任务中没有 {status} 这一列。</translation>
    </message>
    <message>
        <source>There is no department {code} in this operation.</source>
        <translation>本行动中没有部门 {code}。</translation>
    </message>
    <message>
        <source>There is no entry {key} in {operation}. “commander messages” shows the numbers.</source>
        <translation>{operation} 中没有记录 {key}。运行“commander messages”可查看编号。</translation>
    </message>
    <message>
        <source>There is no field {name} to set.</source>
        <translation>没有可设置的字段 {name}。</translation>
    </message>
    <message>
        <source>There is no file {file}. To copy from a server, give its enrolment code, too.</source>
        <translation>没有文件 {file}。若要从服务器复制，请同时给出接入码。</translation>
    </message>
    <message>
        <source>There is no log entry {key} here.</source>
        <translation>此处没有通联记录 {key}。</translation>
    </message>
    <message>
        <source>There is no network to the server.</source>
        <translation>没有通往服务器的网络。</translation>
    </message>
    <message>
        <source>There is no operation here to export. Demonstrations stay on this machine.</source>
        <translation>本机没有可导出的行动。演示数据只留在本机。</translation>
    </message>
    <message>
        <source>There is no operation {key} here.</source>
        <translation>此处没有行动 {key}。</translation>
    </message>
    <message>
        <source>There is no request {do}.</source>
        <translation>没有请求 {do}。</translation>
    </message>
    <message>
        <source>There is no room for {path}. Nothing was written: free some space, or take another disk or memory stick.</source>
        <translation>{path} 空间不足，未写入任何内容：请腾出空间，或换用其他磁盘或 U 盘。</translation>
    </message>
    <message>
        <source>There is no such version to choose here.</source>
        <translation>没有这个版本可选。</translation>
    </message>
    <message>
        <source>There is no time zone {zone}.</source>
        <translation>没有时区 {zone}。</translation>
    </message>
    <message>
        <source>There is no time zone {zone}. Name one such as America/New_York.</source>
        <translation>没有时区 {zone}。请填写如 Asia/Shanghai。</translation>
    </message>
    <message>
        <source>There is no unit status {code}.</source>
        <translation>没有力量状态 {code}。</translation>
    </message>
    <message>
        <source>There is no {entity} {key} here.</source>
        <translation>此处没有{entity} {key}。</translation>
    </message>
    <message>
        <source>There is no {what} “{typed}” here. There are: {names}.</source>
        <translation>此处没有{what}“{typed}”。现有：{names}。</translation>
    </message>
    <message>
        <source>There is no “{name}”; try {names}.</source>
        <translation>没有“{name}”；可试 {names}。</translation>
    </message>
    <message>
        <source>There is nothing in {folder} to copy yet.</source>
        <translation>{folder} 中尚无可复制的内容。</translation>
    </message>
    <message>
        <source>There is nothing in {folder} yet. Open an operation first: commander operation open NAME</source>
        <translation>{folder} 中尚无内容。请先开启行动：commander operation open NAME</translation>
    </message>
    <message>
        <source>There is nothing on the map to hand out yet.</source>
        <translation>地图上尚无可分发的内容。</translation>
    </message>
    <message>
        <source>There is nothing to settle here.</source>
        <translation>此处没有需要裁定的内容。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>These cannot both hold; choose one.</source>
        <translation>两者不能并存，请择其一。</translation>
    </message>
    <message>
        <source>This attachment has been withdrawn already.</source>
        <translation>此附件已作废。</translation>
    </message>
    <message>
        <source>This cannot be saved: {reason}.</source>
        <translation>无法保存：{reason}。</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>This cannot be undone: {who} has changed {field} since.</source>
        <translation>无法撤销：{who} 此后已更改{field}。</translation>
    </message>
    <message>
        <source>This code belongs to a server with TLS: its address begins https.</source>
        <translation>此接入码属于启用 TLS 的服务器：地址以 https 开头。</translation>
    </message>
    <message>
        <source>This entry has been corrected already; correct the newer one.</source>
        <translation>此条已更正；请更正较新的一条。</translation>
    </message>
    <message>
        <source>This entry is struck out already.</source>
        <translation>此条已划销。</translation>
    </message>
    <message>
        <source>This entry is struck out. Log a new one.</source>
        <translation>该记录已划除，请另记一条。</translation>
    </message>
    <message>
        <source>This has been lifted already.</source>
        <translation>此项已撤销。</translation>
    </message>
    <message>
        <source>This has been settled already.</source>
        <translation>已经裁定。</translation>
    </message>
    <message>
        <source>This has changed meanwhile. Look at it again, then settle it.</source>
        <translation>内容已有变化。请再看一遍后裁定。</translation>
    </message>
    <message>
        <source>This is not an enrolment code. Copy the whole line that the server printed.</source>
        <translation>这不是接入码。请完整复制服务器显示的整行。</translation>
    </message>
    <message>
        <source>This is the address of this post itself. Join another one.</source>
        <translation>这是本席位自己的地址，请加入其他地址。</translation>
    </message>
    <message>
        <source>This passphrase does not open {file}. Nothing was taken from it.</source>
        <translation>此口令打不开 {file}。未从中导入任何内容。</translation>
    </message>
    <message>
        <source>This position cannot be kept: {reason}.</source>
        <translation>该位置无法记录：{reason}。</translation>
    </message>
    <message>
        <source>This post does not share anything now. Switch sharing on first.</source>
        <translation>本席位当前未共享，请先打开共享。</translation>
    </message>
    <message>
        <source>This post has joined no server {name}.</source>
        <translation>本席位没有加入服务器 {name}。</translation>
    </message>
    <message>
        <source>This post has joined no server. Join one: commander join ADDRESS CODE</source>
        <translation>本席位尚未加入服务器。加入：commander join ADDRESS CODE</translation>
    </message>
    <message>
        <source>This post was put back to an older state, or a copy of it is at work. It now writes as a device of its own and fetches what it lacks; nothing is lost.</source>
        <translation>本席位被恢复到了较早的状态，或者它的副本正在使用。本席位现以新的设备身份记录，并取回缺少的内容；没有丢失任何记录。</translation>
    </message>
    <message>
        <source>This receipt is recorded already.</source>
        <translation>此回执已记录。</translation>
    </message>
    <message>
        <source>This task waits for “{title}”, which is not done.</source>
        <translation>此任务在等待“{title}”，后者尚未完成。</translation>
    </message>
    <message>
        <source>Twice the same passphrase is needed. Nothing was written.</source>
        <translation>两次须输入相同的口令。未写入任何内容。</translation>
    </message>
    <message>
        <source>Two posts wrote as one device ({devices}), as after a data folder was copied. What both wrote is kept; “commander check” says from where on.</source>
        <translation>有两个席位以同一设备身份（{devices}）做了记录，多因数据文件夹被复制。双方的记录均已保留；“commander check” 可查明从何处开始。</translation>
    </message>
    <message>
        <source>Without TLS a server can only be joined on this machine itself.</source>
        <translation>不启用 TLS 时只能加入本机上的服务器。</translation>
    </message>
    <message>
        <source>a file that goes nowhere</source>
        <translation>文件未指明去处</translation>
    </message>
    <message>
        <source>a page out of order</source>
        <translation>分页次序有误</translation>
    </message>
    <message>
        <source>a page without end</source>
        <translation>分页没有结尾</translation>
    </message>
    <message>
        <source>no TLS</source>
        <translation>未启用 TLS</translation>
    </message>
    <message>
        <source>not the part that was asked for</source>
        <translation>不是所请求的部分</translation>
    </message>
    <message>
        <source>not the snapshot that was asked for</source>
        <translation>不是所请求的快照</translation>
    </message>
    <message>
        <source>positions out of order</source>
        <translation>位置数据次序有误</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>{address} is not an address of a server. Type it as the server printed it, such as 10.0.0.5:8470.</source>
        <translation>{address} 不是服务器地址。请按服务器显示的填写，如 10.0.0.5:8470。</translation>
    </message>
    <message>
        <source>{certificate} and {key} cannot be used as certificate and key: {reason}. Both must be PEM files that belong together.</source>
        <translation>{certificate} 与 {key} 不能用作证书和密钥：{reason}。两者须为配对的 PEM 文件。</translation>
    </message>
    <message>
        <source>{code} is no step of this scale; it has {steps}.</source>
        <translation>{code} 不是此等级体系中的一级；可用：{steps}。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}. Check its name and its rights.</source>
        <translation>无法读取 {file}：{reason}。请检查文件名和权限。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}. Check that it is there and may be opened.</source>
        <translation>无法读取 {file}：{reason}。请检查文件是否存在、能否打开。</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}.</source>
        <translation>无法写入 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{file} does not say what another post has, or it is damaged. Let that post write it anew.</source>
        <translation>{file} 不是对方席位的索取单，或已损坏。请对方重新写出。</translation>
    </message>
    <message>
        <source>{file} has version {version} (field “version”), this Commander reads version {known}. Update Commander to open it.</source>
        <translation>{file} 为第 {version} 版（字段“version”），本 Commander 可读第 {known} 版。请升级 Commander 后打开。</translation>
    </message>
    <message>
        <source>{file} holds no passphrase.</source>
        <translation>{file} 中没有口令。</translation>
    </message>
    <message>
        <source>{file} is empty. Choose another file.</source>
        <translation>{file} 是空文件。请另选文件。</translation>
    </message>
    <message>
        <source>{file} is larger than {limit} MB and is no incident file. Choose another file.</source>
        <translation>{file} 大于 {limit} MB，不是事件文件。请另选文件。</translation>
    </message>
    <message>
        <source>{file} is larger than {limit} MB. Cut it into parts; each can be imported.</source>
        <translation>{file} 大于 {limit} MB。请拆分后逐个导入。</translation>
    </message>
    <message>
        <source>{file} is not a Commander bundle, or it is damaged at its beginning and at its end. Nothing was taken from it.</source>
        <translation>{file} 不是 Commander 数据包，或首尾均已损坏。未从中导入任何内容。</translation>
    </message>
    <message>
        <source>{file} is not an incident file: field “format” must be &quot;onscene-commander/incident&quot;. Choose another file.</source>
        <translation>{file} 不是事件文件：字段“format”须为 &quot;onscene-commander/incident&quot;。请另选文件。</translation>
    </message>
    <message>
        <source>{file} is protected. Type its passphrase.</source>
        <translation>{file} 受口令保护。请输入口令。</translation>
    </message>
    <message>
        <source>{file} is there already. Choose another name.</source>
        <translation>{file} 已存在。请另取名称。</translation>
    </message>
    <message>
        <source>{file} was not taken in: {bad} of {all} rows cannot be read. The first one is {first}. Correct the file and import it again.</source>
        <translation>{file} 未导入：{all} 行中有 {bad} 行无法读取，首个为 {first}。请改正文件后重新导入。</translation>
    </message>
    <message>
        <source>{file} was written by a newer Commander (format {version}). Update this one to take it in. Nothing was taken from it.</source>
        <translation>{file} 由更新版本的 Commander 写出（格式 {version}）。请升级本机后再导入。未从中导入任何内容。</translation>
    </message>
    <message>
        <source>{file}, line 1: the columns {missing} are missing; found {found}. Needed are {wanted}, separated by commas.</source>
        <translation>{file} 第 1 行：缺少列 {missing}；现有 {found}。需要 {wanted}，以逗号分隔。</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column}: a NUL byte. The file is damaged or no text (UTF-16?). Save it as CSV in UTF-8 and import it again.</source>
        <translation>{file} 第 {line} 行第 {column} 列：出现 NUL 字节。文件已损坏或不是文本（UTF-16？）。请另存为 UTF-8 编码的 CSV 后重新导入。</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column}: not UTF-8. Save it as CSV in UTF-8 and import it again.</source>
        <translation>{file} 第 {line} 行第 {column} 列：不是 UTF-8 编码。请另存为 UTF-8 编码的 CSV 后重新导入。</translation>
    </message>
    <message>
        <source>{file}, line {line}, {part}, field “{field}”: {reason}. Correct it there and open the file again. Nothing was taken in.</source>
        <translation>{file} 第 {line} 行，{part}，字段“{field}”：{reason}。请改正后重新打开。未导入任何内容。</translation>
    </message>
    <message>
        <source>{file}, line {line}: a quotation mark is missing, doubled or never closed ({reason}). Correct it and import the file again. Nothing was taken in.</source>
        <translation>{file} 第 {line} 行：引号缺失、重复或未闭合（{reason}）。请改正后重新导入。未导入任何内容。</translation>
    </message>
    <message>
        <source>{file}, line {line}: longer than {limit} characters, so this is no list. Choose another file.</source>
        <translation>{file} 第 {line} 行：超过 {limit} 个字符，不是列表。请另选文件。</translation>
    </message>
    <message>
        <source>{file}, line {line}: this is not JSON ({reason}). The file is damaged or cut off; get a whole copy. Nothing was taken in.</source>
        <translation>{file} 第 {line} 行：不是 JSON（{reason}）。文件已损坏或不完整，请获取完整副本。未导入任何内容。</translation>
    </message>
    <message>
        <source>{folder} cannot be read: {reason}. Mend its rights, or choose another data folder.</source>
        <translation>无法读取 {folder}：{reason}。请修正权限，或另选数据目录。</translation>
    </message>
    <message>
        <source>{folder} cannot be used as data folder: {reason}. Choose another one with --data, or mend its rights and free some space.</source>
        <translation>{folder} 不能用作数据目录：{reason}。请用 --data 另行指定，或修正权限并腾出空间。</translation>
    </message>
    <message>
        <source>{folder} cannot be used as data folder: {reason}. Choose another one with --data, or mend its rights.</source>
        <translation>{folder} 不能用作数据目录：{reason}。请用 --data 另行指定，或修正权限。</translation>
    </message>
    <message>
        <source>{folder} is a copy of {other}, which is still there. This post now writes as a device of its own; everything that it holds stays.</source>
        <translation>{folder} 是 {other} 的副本，而原件仍在。本席位今后以新的设备身份记录；已有内容全部保留。</translation>
    </message>
    <message>
        <source>{folder} was used on another machine before. This post now writes as a device of its own; everything that it holds stays.</source>
        <translation>{folder} 之前在另一台电脑上使用过。本席位今后以新的设备身份记录；已有内容全部保留。</translation>
    </message>
    <message>
        <source>{lat}, {lon} is no place on earth: first latitude (-90 to 90), then longitude (-180 to 180).</source>
        <translation>{lat}, {lon} 不是有效位置：先纬度 (-90 至 90)，后经度 (-180 至 180)。</translation>
    </message>
    <message>
        <source>{lat}, {lon} is no place on earth: latitude goes from -90 to 90, longitude from -180 to 180.</source>
        <translation>{lat}, {lon} 不是有效位置：纬度为 -90 至 90，经度为 -180 至 180。</translation>
    </message>
    <message>
        <source>{path} cannot be opened. Check that its folder exists and is yours.</source>
        <translation>无法打开 {path}。请检查其目录是否存在、是否归您所有。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}</source>
        <translation>无法读取 {path}：{reason}</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Mend its rights or move it away, or choose another data folder.</source>
        <translation>无法读取 {path}：{reason}。请修正权限或将其移走，或另选数据目录。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {error}</source>
        <translation>{path} 无法使用：{error}</translation>
    </message>
    <message>
        <source>{path} cannot be written. Check the rights of its folder.</source>
        <translation>无法写入 {path}。请检查其目录权限。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}. Choose another place.</source>
        <translation>无法写入 {path}：{reason}。请选择其他位置。</translation>
    </message>
    <message>
        <source>{path} is a database of another program. Choose another data folder.</source>
        <translation>{path} 是其他程序的数据库。请另选数据目录。</translation>
    </message>
    <message>
        <source>{path} is damaged ({wrong}). Move it away and put the newest backup there, or start with an empty folder: posts send again what they hold.</source>
        <translation>{path} 已损坏（{wrong}）。请将其移走并放入最新备份，或用空目录启动：各席位会重新上传所存内容。</translation>
    </message>
    <message>
        <source>{path} is damaged.</source>
        <translation>{path} 已损坏。</translation>
    </message>
    <message>
        <source>{path} is damaged. Move it away: this device then gets a new identity.</source>
        <translation>{path} 已损坏。请将其移走：本设备将获得新的身份。</translation>
    </message>
    <message>
        <source>{path} is in use by another program. Close that and try again.</source>
        <translation>{path} 正被其他程序使用。请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>{path} is missing, but there are backups. Start Commander: it brings back what they hold.</source>
        <translation>{path} 缺失，但有备份。请启动 Commander，将从备份恢复。</translation>
    </message>
    <message>
        <source>{path} is no file.</source>
        <translation>{path} 不是文件。</translation>
    </message>
    <message>
        <source>{path} is not a Commander database, or it is damaged.</source>
        <translation>{path} 不是 Commander 数据库，或已损坏。</translation>
    </message>
    <message>
        <source>{path} is not a Commander database. Move it away, or choose another data folder. Nothing has been changed.</source>
        <translation>{path} 不是 Commander 数据库。请将其移走，或另选数据目录。未作任何改动。</translation>
    </message>
    <message>
        <source>{path} is there already. Choose another name.</source>
        <translation>{path} 已存在，请另选名称。</translation>
    </message>
    <message>
        <source>{path} was written by a newer Commander. Install that version, or choose another data folder. Nothing has been changed.</source>
        <translation>{path} 由较新版本的 Commander 写入。请安装该版本，或另选数据目录。未作任何改动。</translation>
    </message>
    <message>
        <source>{size} is no size; write it like 1920x1080.</source>
        <translation>{size} 不是有效尺寸；请写成 1920x1080 这样的形式。</translation>
    </message>
    <message>
        <source>{what} is missing.</source>
        <translation>缺少{what}。</translation>
    </message>
    <message>
        <source>“{name}” may be {names}. Say which.</source>
        <translation>“{name}”可能是 {names}。请指明。</translation>
    </message>
    <message>
        <source>“{typed}” is no answer here; there are 1 to {count}.</source>
        <translation>“{typed}”不是可选答案；可选 1 至 {count}。</translation>
    </message>
    <message>
        <source>“{typed}” is no place: write LAT,LON in degrees, such as 34.13,-117.33.</source>
        <translation>“{typed}”不是有效位置：请写 纬度,经度（以度为单位），如 34.13,-117.33。</translation>
    </message>
    <message>
        <source>“{typed}” is no time: write 30m, 2h, 1d or HH:MM.</source>
        <translation>“{typed}”不是有效时间：请写 30m、2h、1d 或 HH:MM。</translation>
    </message>
    <message>
        <source>“{typed}” is no time: write HH:MM, or as in 2026-07-01T14:05:00Z.</source>
        <translation>“{typed}”不是时间：请写 HH:MM，或写成 2026-07-01T14:05:00Z。</translation>
    </message>
    <message>
        <source>“{typed}” may be any of {count}: {listed}. Give more of the name, or the characters in brackets.</source>
        <translation>“{typed}”可能是以下 {count} 项之一：{listed}。请补全名称，或给出括号中的字符。</translation>
    </message>
    <message>
        <source>“{word}” may be {names}. Say which.</source>
        <translation>“{word}”可能是 {names}。请指明。</translation>
    </message>
    <message>
        <source>The exchange failed; details are in the log.</source>
        <translation>数据交换失败，详情见程序日志。</translation>
    </message>
    <message>
        <source>an earlier change of the same record was refused</source>
        <translation>同一记录的前一项更改被拒收</translation>
    </message>
    <message>
        <source>the change belongs to another stream</source>
        <translation>该更改属于另一行动</translation>
    </message>
    <message>
        <source>this version cannot show it</source>
        <translation>本版本无法显示</translation>
    </message>
    <message>
        <source>this server cannot show it</source>
        <translation>该服务器无法显示此内容</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒收</translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation>文件缺失</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>passed on</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>map drawing</source>
        <translation>标绘</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>负责部门</translation>
    </message>
    <message>
        <source>supporting departments</source>
        <translation>协同部门</translation>
    </message>
    <message>
        <source>units</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>due time</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>taken note of</source>
        <translation>已知悉</translation>
    </message>
    <message>
        <source>origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>crew</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>带队</translation>
    </message>
    <message>
        <source>agency</source>
        <translation>所属单位</translation>
    </message>
    <message>
        <source>other names</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>字母代号</translation>
    </message>
    <message>
        <source>event type</source>
        <translation>事件类型</translation>
    </message>
    <message>
        <source>subtype</source>
        <translation>子类</translation>
    </message>
    <message>
        <source>event grade</source>
        <translation>事件等级</translation>
    </message>
    <message>
        <source>fire alarm level</source>
        <translation>火警等级</translation>
    </message>
    <message>
        <source>level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>authority</source>
        <translation>机关</translation>
    </message>
    <message>
        <source>commander</source>
        <translation>指挥员</translation>
    </message>
    <message>
        <source>time of alarm</source>
        <translation>报警时间</translation>
    </message>
    <message>
        <source>roll call</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>minutes between roll calls</source>
        <translation>点名间隔（分钟）</translation>
    </message>
    <message>
        <source>part of</source>
        <translation>隶属</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>beginning</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>objectives</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>radius (m)</source>
        <translation>半径（米）</translation>
    </message>
    <message>
        <source>what was ordered</source>
        <translation>下达的指令</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>approximate</source>
        <translation>大致</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>已解除</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>position held</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>network</name>
    <message>
        <source>Post that shares</source>
        <translation>共享席位</translation>
    </message>
    <message>
        <source>Central server</source>
        <translation>中心服务器</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Away since {time}</source>
        <translation>{time} 起断开</translation>
    </message>
    <message>
        <source>Reached, both have everything</source>
        <translation>已连通，双方一致</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已连通</translation>
    </message>
    <message>
        <source>{count} to send</source>
        <translation>待发 {count} 条</translation>
    </message>
    <message>
        <source>{name}: connected</source>
        <translation>{name}：在线</translation>
    </message>
    <message>
        <source>{name}: not connected now</source>
        <translation>{name}：当前不在线</translation>
    </message>
</context>
<context>
    <name>outbox</name>
    <message>
        <source>Operation</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Operational period</source>
        <translation>指挥周期</translation>
    </message>
    <message>
        <source>Response level</source>
        <translation>响应级别</translation>
    </message>
    <message>
        <source>Public warning</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>信道</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Log entry</source>
        <translation>通联记录</translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Map drawing</source>
        <translation>标绘</translation>
    </message>
    <message>
        <source>from the server: {reason}</source>
        <translation>来自服务器：{reason}</translation>
    </message>
    <message>
        <source>its {field} has a value that is not known here</source>
        <translation>{field}的值在此版本中无法识别</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>All departments</source>
        <translation>全部部门</translation>
    </message>
    <message>
        <source>Not graded</source>
        <translation>未分级</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>strip</name>
    <message>
        <source>{count} to send</source>
        <translation>待发 {count}</translation>
    </message>
    <message>
        <source>history {percent} %</source>
        <translation>历史记录 {percent}%</translation>
    </message>
    <message>
        <source>{count} parked</source>
        <translation>搁置 {count}</translation>
    </message>
    <message>
        <source>Server {address}</source>
        <translation>服务器 {address}</translation>
    </message>
    <message>
        <source>Everything is kept on this machine. F8 joins a server.</source>
        <translation>全部内容保存在本机。按 F8 加入服务器。</translation>
    </message>
    <message>
        <source>Reached: {name}</source>
        <translation>已连通：{name}</translation>
    </message>
    <message>
        <source>Away: {name}</source>
        <translation>已断开：{name}</translation>
    </message>
    <message>
        <source>Server away, hub reached</source>
        <translation>服务器断开，车载枢纽连通</translation>
    </message>
    <message>
        <source>Hub only</source>
        <translation>仅枢纽</translation>
    </message>
    <message>
        <source>One server away, another reached</source>
        <translation>一台服务器断开，另一台连通</translation>
    </message>
    <message>
        <source>Online in part</source>
        <translation>部分在线</translation>
    </message>
    <message>
        <source>Online, hub away</source>
        <translation>在线，枢纽断开</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>离线 {time} 起</translation>
    </message>
    <message>
        <source>Offline {time}</source>
        <translation>离线 {time}</translation>
    </message>
    <message>
        <source>! {title} late {age}</source>
        <translation>! {title} 超时 {age}</translation>
    </message>
    <message>
        <source>… No acknowledgement: {who} {age}</source>
        <translation>… 未回执：{who} {age}</translation>
    </message>
    <message>
        <source>{who} waits for: {title} {age}</source>
        <translation>{who} 等待：{title} {age}</translation>
    </message>
    <message>
        <source>EXERCISE</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>DEMONSTRATION {year}</source>
        <translation>演示 {year}</translation>
    </message>
    <message>
        <source>IC: {name}</source>
        <translation>总指挥：{name}</translation>
    </message>
    <message>
        <source>No incident is open · {key} opens one</source>
        <translation>尚无事件 · {key} 新建</translation>
    </message>
    <message>
        <source>1 incident open</source>
        <translation>进行中事件 1</translation>
    </message>
    <message>
        <source>{count} incidents open</source>
        <translation>进行中事件 {count}</translation>
    </message>
    <message>
        <source>Op. period {number} ({start}–{end})</source>
        <translation>第 {number} 周期 ({start}–{end})</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Assigned</source>
        <comment>task</comment>
        <translation>已下达</translation>
    </message>
    <message>
        <source>In progress</source>
        <comment>task</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>task</comment>
        <translation>受阻</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>task</comment>
        <translation>完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>task</comment>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Available</source>
        <comment>unit</comment>
        <translation>待命</translation>
    </message>
    <message>
        <source>Assigned</source>
        <comment>unit</comment>
        <translation>已派遣</translation>
    </message>
    <message>
        <source>En route</source>
        <comment>unit</comment>
        <translation>途中</translation>
    </message>
    <message>
        <source>On scene</source>
        <comment>unit</comment>
        <translation>到场</translation>
    </message>
    <message>
        <source>Committed</source>
        <comment>unit</comment>
        <translation>处置中</translation>
    </message>
    <message>
        <source>Transporting</source>
        <comment>unit</comment>
        <translation>转送中</translation>
    </message>
    <message>
        <source>Returning</source>
        <comment>unit</comment>
        <translation>返回中</translation>
    </message>
    <message>
        <source>Out of service</source>
        <comment>unit</comment>
        <translation>停用</translation>
    </message>
    <message>
        <source>Released</source>
        <comment>unit</comment>
        <translation>已归建</translation>
    </message>
    <message>
        <source>Routine</source>
        <comment>precedence</comment>
        <translation>普通</translation>
    </message>
    <message>
        <source>Priority</source>
        <comment>precedence</comment>
        <translation>优先</translation>
    </message>
    <message>
        <source>Immediate</source>
        <comment>precedence</comment>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Flash</source>
        <comment>precedence</comment>
        <translation>特急</translation>
    </message>
    <message>
        <source>Urgent</source>
        <comment>priority</comment>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Routine</source>
        <comment>priority</comment>
        <translation>一般</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>priority</comment>
        <translation>低</translation>
    </message>
    <message>
        <source>Report</source>
        <comment>message</comment>
        <translation>报告</translation>
    </message>
    <message>
        <source>Order</source>
        <comment>message</comment>
        <translation>命令</translation>
    </message>
    <message>
        <source>Request</source>
        <comment>message</comment>
        <translation>请求</translation>
    </message>
    <message>
        <source>Query</source>
        <comment>message</comment>
        <translation>询问</translation>
    </message>
    <message>
        <source>Notification</source>
        <comment>message</comment>
        <translation>通知</translation>
    </message>
    <message>
        <source>Alarm</source>
        <comment>message</comment>
        <translation>报警</translation>
    </message>
    <message>
        <source>Arrival</source>
        <comment>message</comment>
        <translation>到场</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>message</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Transfer of command</source>
        <comment>message</comment>
        <translation>指挥权移交</translation>
    </message>
    <message>
        <source>System</source>
        <comment>message</comment>
        <translation>系统</translation>
    </message>
    <message>
        <source>radio</source>
        <comment>medium</comment>
        <translation>无线电</translation>
    </message>
    <message>
        <source>phone</source>
        <comment>medium</comment>
        <translation>电话</translation>
    </message>
    <message>
        <source>face to face</source>
        <comment>medium</comment>
        <translation>当面</translation>
    </message>
    <message>
        <source>telemetry</source>
        <comment>medium</comment>
        <translation>遥测</translation>
    </message>
    <message>
        <source>internal</source>
        <comment>medium</comment>
        <translation>内部</translation>
    </message>
    <message>
        <source>system</source>
        <comment>medium</comment>
        <translation>系统</translation>
    </message>
    <message>
        <source>means not recorded</source>
        <comment>medium</comment>
        <translation>方式无记录</translation>
    </message>
    <message>
        <source>Delivered</source>
        <comment>receipt</comment>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>receipt</comment>
        <translation>已读</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>receipt</comment>
        <translation>已回执</translation>
    </message>
    <message>
        <source>by system</source>
        <comment>receipt</comment>
        <translation>系统</translation>
    </message>
    <message>
        <source>by radio</source>
        <comment>receipt</comment>
        <translation>无线电</translation>
    </message>
    <message>
        <source>by phone</source>
        <comment>receipt</comment>
        <translation>电话</translation>
    </message>
    <message>
        <source>face to face</source>
        <comment>receipt</comment>
        <translation>当面</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>incident</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>incident</comment>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Archived</source>
        <comment>incident</comment>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Natural disaster</source>
        <comment>event type</comment>
        <translation>自然灾害</translation>
    </message>
    <message>
        <source>Accident disaster</source>
        <comment>event type</comment>
        <translation>事故灾难</translation>
    </message>
    <message>
        <source>Public health event</source>
        <comment>event type</comment>
        <translation>公共卫生事件</translation>
    </message>
    <message>
        <source>Social security event</source>
        <comment>event type</comment>
        <translation>社会安全事件</translation>
    </message>
    <message>
        <source>Hot zone</source>
        <comment>zone</comment>
        <translation>热区</translation>
    </message>
    <message>
        <source>Warm zone</source>
        <comment>zone</comment>
        <translation>温区</translation>
    </message>
    <message>
        <source>Cold zone</source>
        <comment>zone</comment>
        <translation>冷区</translation>
    </message>
    <message>
        <source>Cordon</source>
        <comment>zone</comment>
        <translation>警戒区</translation>
    </message>
    <message>
        <source>Evacuation area</source>
        <comment>zone</comment>
        <translation>疏散区</translation>
    </message>
    <message>
        <source>Shelter in place</source>
        <comment>zone</comment>
        <translation>就地避险区</translation>
    </message>
    <message>
        <source>Staging area</source>
        <comment>zone</comment>
        <translation>集结区</translation>
    </message>
    <message>
        <source>Casualty collection point</source>
        <comment>zone</comment>
        <translation>伤员集中点</translation>
    </message>
    <message>
        <source>Command post</source>
        <comment>zone</comment>
        <translation>指挥部</translation>
    </message>
    <message>
        <source>Road closed</source>
        <comment>zone</comment>
        <translation>道路封闭</translation>
    </message>
    <message>
        <source>Plume</source>
        <comment>zone</comment>
        <translation>烟羽</translation>
    </message>
    <message>
        <source>Other marking</source>
        <comment>zone</comment>
        <translation>其他标绘</translation>
    </message>
    <message>
        <source>to the second</source>
        <comment>precision</comment>
        <translation>精确到秒</translation>
    </message>
    <message>
        <source>to the minute</source>
        <comment>precision</comment>
        <translation>精确到分</translation>
    </message>
    <message>
        <source>approximate</source>
        <comment>precision</comment>
        <translation>约略</translation>
    </message>
    <message>
        <source>day only</source>
        <comment>precision</comment>
        <translation>仅有日期</translation>
    </message>
    <message>
        <source>placed by hand</source>
        <comment>position</comment>
        <translation>手工标注</translation>
    </message>
    <message>
        <source>satellite</source>
        <comment>position</comment>
        <translation>卫星定位</translation>
    </message>
    <message>
        <source>phone</source>
        <comment>position</comment>
        <translation>手机定位</translation>
    </message>
    <message>
        <source>simulated</source>
        <comment>position</comment>
        <translation>模拟</translation>
    </message>
    <message>
        <source>reported</source>
        <comment>position</comment>
        <translation>上报</translation>
    </message>
    <message>
        <source>inferred</source>
        <comment>position</comment>
        <translation>推定</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>operation</comment>
        <translation>实战</translation>
    </message>
    <message>
        <source>Exercise</source>
        <comment>operation</comment>
        <translation>演练</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <comment>operation</comment>
        <translation>演示</translation>
    </message>
    <message>
        <source>Event grade</source>
        <translation>事件分级</translation>
    </message>
    <message>
        <source>Fire alarm level</source>
        <translation>火警等级</translation>
    </message>
    <message>
        <source>Response level</source>
        <translation>响应级别</translation>
    </message>
    <message>
        <source>Warning level</source>
        <translation>预警级别</translation>
    </message>
    <message>
        <source>CAP severity</source>
        <translation>CAP 严重程度</translation>
    </message>
    <message>
        <source>Especially major</source>
        <comment>event grade</comment>
        <translation>特别重大</translation>
    </message>
    <message>
        <source>Major</source>
        <comment>event grade</comment>
        <translation>重大</translation>
    </message>
    <message>
        <source>Serious</source>
        <comment>event grade</comment>
        <translation>较大</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <comment>event grade</comment>
        <translation>一般</translation>
    </message>
    <message>
        <source>First alarm</source>
        <comment>fire alarm level</comment>
        <translation>一级火警</translation>
    </message>
    <message>
        <source>Second alarm</source>
        <comment>fire alarm level</comment>
        <translation>二级火警</translation>
    </message>
    <message>
        <source>Third alarm</source>
        <comment>fire alarm level</comment>
        <translation>三级火警</translation>
    </message>
    <message>
        <source>Fourth alarm</source>
        <comment>fire alarm level</comment>
        <translation>四级火警</translation>
    </message>
    <message>
        <source>Fifth alarm, highest</source>
        <comment>fire alarm level</comment>
        <translation>五级火警（最高）</translation>
    </message>
    <message>
        <source>Level one, highest</source>
        <comment>response level</comment>
        <translation>一级响应（最高）</translation>
    </message>
    <message>
        <source>Level two</source>
        <comment>response level</comment>
        <translation>二级响应</translation>
    </message>
    <message>
        <source>Level three</source>
        <comment>response level</comment>
        <translation>三级响应</translation>
    </message>
    <message>
        <source>Level four</source>
        <comment>response level</comment>
        <translation>四级响应</translation>
    </message>
    <message>
        <source>Red warning</source>
        <comment>warning level</comment>
        <translation>红色预警</translation>
    </message>
    <message>
        <source>Orange warning</source>
        <comment>warning level</comment>
        <translation>橙色预警</translation>
    </message>
    <message>
        <source>Yellow warning</source>
        <comment>warning level</comment>
        <translation>黄色预警</translation>
    </message>
    <message>
        <source>Blue warning</source>
        <comment>warning level</comment>
        <translation>蓝色预警</translation>
    </message>
    <message>
        <source>Extreme</source>
        <comment>CAP severity</comment>
        <translation>极严重</translation>
    </message>
    <message>
        <source>Severe</source>
        <comment>CAP severity</comment>
        <translation>严重</translation>
    </message>
    <message>
        <source>Moderate</source>
        <comment>CAP severity</comment>
        <translation>中等</translation>
    </message>
    <message>
        <source>Minor</source>
        <comment>CAP severity</comment>
        <translation>轻微</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>CAP severity</comment>
        <translation>不明</translation>
    </message>
    <message>
        <source>Fire</source>
        <comment>department</comment>
        <translation>消防救援</translation>
    </message>
    <message>
        <source>Police</source>
        <comment>department</comment>
        <translation>公安</translation>
    </message>
    <message>
        <source>Medical</source>
        <comment>department</comment>
        <translation>医疗救护</translation>
    </message>
    <message>
        <source>Traffic</source>
        <comment>department</comment>
        <translation>交通</translation>
    </message>
    <message>
        <source>Environment</source>
        <comment>department</comment>
        <translation>生态环境</translation>
    </message>
    <message>
        <source>Health</source>
        <comment>department</comment>
        <translation>卫生防疫</translation>
    </message>
    <message>
        <source>Volunteers</source>
        <comment>department</comment>
        <translation>社会力量</translation>
    </message>
    <message>
        <source>Command</source>
        <comment>department</comment>
        <translation>指挥部</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <comment>department</comment>
        <translation>指挥中心</translation>
    </message>
    <message>
        <source>now</source>
        <comment>age</comment>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02}</source>
        <translation>{hours} 小时 {minutes:02} 分</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day, in Qt&apos;s letters</comment>
        <translation>yyyy-M-d</translation>
    </message>
</context>
</TS>
