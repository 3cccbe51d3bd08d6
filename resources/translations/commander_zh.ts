<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActivateForm</name>
    <message>
        <source>Activate plan</source>
        <translation>启动预案</translation>
    </message>
    <message>
        <source>Reading the plans …</source>
        <translation>正在读取预案……</translation>
    </message>
    <message>
        <source>There is no open incident. Ctrl+N opens one.</source>
        <translation>没有进行中的事件。按 Ctrl+N 新建。</translation>
    </message>
    <message>
        <source>Decide on a level: no fact proposes one.</source>
        <translation>请决定级别：没有事实可据以建议。</translation>
    </message>
    <message>
        <source>Say also: {fields}.</source>
        <translation>还须填写：{fields}。</translation>
    </message>
    <message>
        <source>Decide on a level to see what it brings.</source>
        <translation>决定级别后可预览将产生的内容。</translation>
    </message>
    <message>
        <source>{incident} · {plan}</source>
        <translation>{incident} · {plan}</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>plan and level</source>
        <translation>预案与级别</translation>
    </message>
    <message>
        <source>what it says</source>
        <translation>启动内容</translation>
    </message>
    <message>
        <source>what it brings</source>
        <translation>将产生的内容</translation>
    </message>
    <message>
        <source>Activate plan {step}/{count}: {name}</source>
        <translation>启动预案 {step}/{count}：{name}</translation>
    </message>
</context>
<context>
    <name>ActivationCard</name>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>End</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>{plan}, version {version}</source>
        <translation>{plan}，第{version}版</translation>
    </message>
    <message>
        <source>The text of the plan has not arrived here yet.</source>
        <translation>预案文本尚未传到本席位。</translation>
    </message>
    <message>
        <source>! Nobody carries {count} of the plan&apos;s clauses:</source>
        <translation>！预案有{count}条无人承担：</translation>
    </message>
    <message>
        <source>in force from {since} to {until}</source>
        <translation>{since} 至 {until} 有效</translation>
    </message>
    <message>
        <source>{count} of {all} departments acknowledged</source>
        <translation>{all}个部门中{count}个已确认</translation>
    </message>
    <message>
        <source>{count} of {all} tasks done</source>
        <translation>{all}项任务已完成{count}项</translation>
    </message>
    <message>
        <source>! {count} without answer in time</source>
        <translation>！{count}个逾时未答复</translation>
    </message>
    <message>
        <source>! {count} tasks late</source>
        <translation>！{count}项任务逾期</translation>
    </message>
    <message>
        <source>Raise or lower the level (L)</source>
        <translation>提升或降低级别（L）</translation>
    </message>
    <message>
        <source>End the response with its record (E)</source>
        <translation>终止响应并记录（E）</translation>
    </message>
    <message>
        <source>How much of the expected duration is over</source>
        <translation>预计期限已过比例</translation>
    </message>
</context>
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
    <name>AreaRow</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>How strongly it is shown</source>
        <translation>显示浓度</translation>
    </message>
    <message>
        <source>Look at all of it</source>
        <translation>查看全图</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Remove this area from this machine?</source>
        <translation>从本机移除此底图?</translation>
    </message>
</context>
<context>
    <name>AreasPanel</name>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Online source…</source>
        <translation>在线来源…</translation>
    </message>
    <message>
        <source>Leave the files where they are</source>
        <translation>文件留在原处</translation>
    </message>
    <message>
        <source>Fetch from online sources</source>
        <translation>从在线来源取图</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Maps ({patterns})</source>
        <translation>地图 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>{name} was added.</source>
        <translation>已添加 {name}。</translation>
    </message>
    <message>
        <source>{name} was added. The file does not say whose data it is: find out before the map is handed on.</source>
        <translation>已添加 {name}。文件未注明数据归属：转发地图前请先查明。</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>已移除 {name}。</translation>
    </message>
    <message>
        <source>Map areas</source>
        <translation>底图库</translation>
    </message>
    <message>
        <source>MBTiles, PMTiles, GeoTIFF, OpenStreetMap (Ctrl+O)</source>
        <translation>添加 MBTiles、PMTiles、GeoTIFF、OpenStreetMap 文件（Ctrl+O）</translation>
    </message>
    <message>
        <source>A server of tiles, where its terms allow it</source>
        <translation>瓦片服务器，须其条款允许</translation>
    </message>
    <message>
        <source>MBTiles and PMTiles are then used where they lie, for example on a stick</source>
        <translation>MBTiles 和 PMTiles 将直接在原处使用，例如 U 盘上</translation>
    </message>
    <message>
        <source>Only the outline of the world so far. Drop a file here or on the map: MBTiles, PMTiles, GeoTIFF, or an OpenStreetMap extract (.osm.pbf), which is turned into a map on this machine. No network is needed.</source>
        <translation>目前只有世界轮廓。把文件拖到这里或地图上：MBTiles、PMTiles、GeoTIFF，或 OpenStreetMap 数据包 (.osm.pbf)，后者在本机制成地图，无需网络。</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Space show · ← → strength · Ctrl+↑ ↓ order · Enter look at it · F2 rename · Del remove</source>
        <translation>↑ ↓ 选择 · Space 显示 · ← → 浓度 · Ctrl+↑ ↓ 次序 · Enter 查看 · F2 改名 · Del 移除</translation>
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
    <name>BasePart</name>
    <message>
        <source>{name}: the file is not there. Plug the medium in again.</source>
        <translation>{name}：文件不在，请重新插入存储介质。</translation>
    </message>
    <message>
        <source>{name}: the server cannot be reached; only what was seen before is shown.</source>
        <translation>{name}：连不上服务器，只显示以前看过的部分。</translation>
    </message>
    <message>
        <source>{name}: the server refuses to give tiles.</source>
        <translation>{name}：服务器拒绝提供瓦片。</translation>
    </message>
    <message>
        <source>{name}: some of its tiles are damaged.</source>
        <translation>{name}：部分瓦片已损坏。</translation>
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
    <message>
        <source>Request resources …</source>
        <translation>请求资源…</translation>
    </message>
    <message>
        <source>Tell the superior</source>
        <translation>报告上级</translation>
    </message>
    <message>
        <source>! nobody took note for {time} · {key} tells the superior</source>
        <translation>! {time} 无人签收 · 按 {key} 报告上级</translation>
    </message>
    <message>
        <source>nobody took note for {time}; the superior was told</source>
        <translation>{time} 无人签收；已报告上级</translation>
    </message>
    <message>
        <source>needs {name}: {required}, has {have}, lacks {lacks}</source>
        <translation>需要{name}：{required}，已有 {have}，缺 {lacks}</translation>
    </message>
    <message>
        <source>may be the same task: {what}</source>
        <translation>可能是同一任务：{what}</translation>
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
    <message>
        <source>Activate a plan for an incident ({key})</source>
        <translation>为事件启动预案（{key}）</translation>
    </message>
    <message>
        <source>Plan…</source>
        <translation>预案…</translation>
    </message>
    <message>
        <source>Activate plan…</source>
        <translation>启动预案…</translation>
    </message>
</context>
<context>
    <name>BookmarksPanel</name>
    <message>
        <source>Bookmarks of the view</source>
        <translation>视野书签</translation>
    </message>
    <message>
        <source>On the map: 1–9 go there, Ctrl+1–9 keep what is in view.</source>
        <translation>在地图上：按 1–9 前往，按 Ctrl+1–9 保存当前视野。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Go to bookmark {digit}</source>
        <translation>前往书签 {digit}</translation>
    </message>
    <message>
        <source>Keep the present view as {digit}</source>
        <translation>将当前视野存为书签 {digit}</translation>
    </message>
    <message>
        <source>Forget bookmark {digit}</source>
        <translation>删除书签 {digit}</translation>
    </message>
    <message>
        <source>nothing kept</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Name of bookmark {digit}</source>
        <translation>书签 {digit} 的名称</translation>
    </message>
</context>
<context>
    <name>BookmarksTool</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Bookmarks of the view</source>
        <translation>视野书签</translation>
    </message>
    <message>
        <source>Go to bookmark {digit}</source>
        <translation>前往书签 {digit}</translation>
    </message>
    <message>
        <source>Go to {name}</source>
        <translation>前往{name}</translation>
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
    <name>Chain</name>
    <message>
        <source>Show the task on the board</source>
        <translation>在任务板上显示</translation>
    </message>
    <message>
        <source>Go to what it finally waits for</source>
        <translation>转到它最终等待的任务</translation>
    </message>
    <message>
        <source>Mark the task, then link another to wait for it</source>
        <translation>标记任务，再让另一任务等待它</translation>
    </message>
    <message>
        <source>Take the link away</source>
        <translation>去掉这条联系</translation>
    </message>
    <message>
        <source>Walk to what it waits for</source>
        <translation>走到它等待的任务</translation>
    </message>
    <message>
        <source>Walk to what waits for it</source>
        <translation>走到等待它的任务</translation>
    </message>
    <message>
        <source>Task above</source>
        <translation>上面的任务</translation>
    </message>
    <message>
        <source>Task below</source>
        <translation>下面的任务</translation>
    </message>
    <message>
        <source>Who holds up the others</source>
        <translation>谁拖住了别人</translation>
    </message>
    <message>
        <source>Cut the newest link of a circle</source>
        <translation>剪断环中最新的一条</translation>
    </message>
    <message>
        <source>As a list, or drawn</source>
        <translation>列表或图形</translation>
    </message>
    <message>
        <source>Only open tasks, or all</source>
        <translation>仅未完成的任务或全部</translation>
    </message>
    <message>
        <source>Only what concerns my desk</source>
        <translation>仅与本席位有关的</translation>
    </message>
    <message>
        <source>Only one department</source>
        <translation>仅一个部门</translation>
    </message>
    <message>
        <source>Fit the whole chain</source>
        <translation>显示整条联动链</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>联动链</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>可开始</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>受阻</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>a task that has not arrived here</source>
        <translation>尚未传到本机的任务</translation>
    </message>
    <message>
        <source>! late {age}</source>
        <translation>! 超时 {age}</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>{time} 到期</translation>
    </message>
    <message>
        <source>holds up {count}</source>
        <translation>拖住 {count} 项</translation>
    </message>
    <message>
        <source>waits for {title} ({department})</source>
        <translation>等待 {title}（{department}）</translation>
    </message>
    <message>
        <source>{who} holds up {departments} (tasks: {tasks}) · {time} · {title}</source>
        <translation>{who}拖住了{departments}（任务 {tasks} 项）· {time} · {title}</translation>
    </message>
    <message>
        <source>! Late: {words}</source>
        <translation>! 超时：{words}</translation>
    </message>
    <message>
        <source>Circle in which nothing can begin: {circle}. Written last: “{first}” waits for “{then}”.</source>
        <translation>互相等待成环，谁也无法开始：{circle}。最后写入：“{first}”等待“{then}”。</translation>
    </message>
</context>
<context>
    <name>ChainBar</name>
    <message>
        <source>Chain</source>
        <translation>联动链</translation>
    </message>
    <message>
        <source>Only one department and its neighbours ({key})</source>
        <translation>仅一个部门及其上下游（{key}）</translation>
    </message>
    <message>
        <source>Only open tasks ({key})</source>
        <translation>仅未完成的任务（{key}）</translation>
    </message>
    <message>
        <source>Only chains that concern my desk ({key})</source>
        <translation>仅与本席位有关的链（{key}）</translation>
    </message>
    <message>
        <source>As a list, or drawn ({key})</source>
        <translation>列表或图形（{key}）</translation>
    </message>
    <message>
        <source>Fit the whole chain ({key})</source>
        <translation>显示整条联动链（{key}）</translation>
    </message>
    <message>
        <source>{tasks} tasks · {links} links</source>
        <translation>{tasks} 项任务 · {links} 条联系</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Open only</source>
        <translation>仅未完成</translation>
    </message>
    <message>
        <source>My desk</source>
        <translation>本席位</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全图</translation>
    </message>
</context>
<context>
    <name>ChainNotes</name>
    <message>
        <source>Go to who holds up the others ({key})</source>
        <translation>转到拖住别人的部门（{key}）</translation>
    </message>
    <message>
        <source>(and {count} more)</source>
        <translation>（另有 {count} 个）</translation>
    </message>
    <message>
        <source>Cut the newest link  X</source>
        <translation>剪断最新的一条  X</translation>
    </message>
</context>
<context>
    <name>ChainPanel</name>
    <message>
        <source>This task waits for nothing that is open.</source>
        <translation>此任务不等待任何未完成的任务。</translation>
    </message>
    <message>
        <source>Nobody holds up another department.</source>
        <translation>没有部门拖住别的部门。</translation>
    </message>
    <message>
        <source>Which link? Walk over it with ← →, or click it.</source>
        <translation>哪一条联系？用 ← → 走过它，或点击它。</translation>
    </message>
    <message>
        <source>This task has no link.</source>
        <translation>此任务没有联系。</translation>
    </message>
    <message>
        <source>There is no circle.</source>
        <translation>没有环。</translation>
    </message>
    <message>
        <source>This desk has no department: F9 gives it one.</source>
        <translation>本席位没有部门：按 F9 设定。</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>全部部门</translation>
    </message>
    <message>
        <source>No longer wait for “{title}”</source>
        <translation>不再等待“{title}”</translation>
    </message>
</context>
<context>
    <name>ChangeForm</name>
    <message>
        <source>for the record</source>
        <translation>须记录</translation>
    </message>
    <message>
        <source>expected duration from now on, if another</source>
        <translation>自此起的预计期限（如有变）</translation>
    </message>
    <message>
        <source>measures from now on, if others</source>
        <translation>自此起的措施（如有变）</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Raise or lower the level</source>
        <translation>提升或降低级别</translation>
    </message>
    <message>
        <source>Choose another level than the one in force.</source>
        <translation>请选择与当前不同的级别。</translation>
    </message>
    <message>
        <source>Raise the level</source>
        <translation>提升级别</translation>
    </message>
    <message>
        <source>Lower the level</source>
        <translation>降低级别</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>提升</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>降低</translation>
    </message>
    <message>
        <source>Change level</source>
        <translation>改变级别</translation>
    </message>
    <message>
        <source>Choose another level to see what comes and what goes.</source>
        <translation>选择其他级别，可预览增减内容。</translation>
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
    <name>ContentsPage</name>
    <message>
        <source>Emergency Response Law, art. 72</source>
        <translation>《突发事件应对法》第72条</translation>
    </message>
    <message>
        <source>Take the plan&apos;s first measures</source>
        <translation>取用预案的首要措施</translation>
    </message>
    <message>
        <source>Language of tasks and notices</source>
        <translation>任务和通知的语言</translation>
    </message>
</context>
<context>
    <name>CoordinatesTool</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Copy the coordinates of the map&apos;s middle</source>
        <translation>复制地图中心的坐标</translation>
    </message>
    <message>
        <source>Copy the coordinates of {name}</source>
        <translation>复制 {name} 的坐标</translation>
    </message>
    <message>
        <source>Notation of coordinates</source>
        <translation>坐标格式</translation>
    </message>
    <message>
        <source>the drawing</source>
        <translation>该标绘</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>Demanded</name>
    <message>
        <source>! {field} is missing – {by}</source>
        <translation>！缺少{field} – {by}</translation>
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
    <name>DragHandle</name>
    <message>
        <source>Drag to change the order (Ctrl+↑, Ctrl+↓)</source>
        <translation>拖动改变次序 (Ctrl+↑、Ctrl+↓)</translation>
    </message>
</context>
<context>
    <name>DrawDesk</name>
    <message>
        <source>This drawing is not kept yet. Enter keeps it, Esc drops it.</source>
        <translation>该标绘尚未保存。回车保存，Esc 放弃。</translation>
    </message>
</context>
<context>
    <name>DrawForm</name>
    <message>
        <source>Name (optional)</source>
        <translation>名称（可不填）</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>evacuate</source>
        <translation>疏散</translation>
    </message>
    <message>
        <source>Order, e.g. {example}</source>
        <translation>指令，如：{example}</translation>
    </message>
    <message>
        <source>The text on the map</source>
        <translation>图上文字</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Ordered at</source>
        <translation>下达时间</translation>
    </message>
    <message>
        <source>20:55 or 2055; empty: now, once something is ordered</source>
        <translation>20:55 或 2055；留空则以填写指令的此刻为准</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>20:55, or +90 for minutes from now</source>
        <translation>20:55，或 +90 表示从现在起的分钟数</translation>
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
        <source>Watch</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>Tell when a unit enters or leaves</source>
        <translation>有力量进出时提醒</translation>
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
        <source>A planning sector, not a dispersion model. Take the distances from the table or the adviser and name them; in weak wind it turns: widen the angle.</source>
        <translation>这是规划用扇区，不是扩散模型。距离请取自手册表格或专家意见并注明来源；风弱时风向不稳，应加大角度。</translation>
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
    <message>
        <source>Who answers for it</source>
        <translation>负责部门</translation>
    </message>
    <message>
        <source>Evacuation order</source>
        <translation>强制疏散</translation>
    </message>
    <message>
        <source>Evacuation warning</source>
        <translation>疏散预警</translation>
    </message>
    <message>
        <source>Shelter in place</source>
        <translation>就地避险</translation>
    </message>
    <message>
        <source>Hard closure</source>
        <translation>全封闭</translation>
    </message>
    <message>
        <source>Soft closure</source>
        <translation>限制通行</translation>
    </message>
    <message>
        <source>No entry without protection</source>
        <translation>无防护禁止进入</translation>
    </message>
    <message>
        <source>Responders only</source>
        <translation>仅限救援人员</translation>
    </message>
    <message>
        <source>No public access</source>
        <translation>禁止公众进入</translation>
    </message>
</context>
<context>
    <name>DrawTool</name>
    <message>
        <source>Draw a sector</source>
        <translation>绘制扇形</translation>
    </message>
    <message>
        <source>Draw a corridor along a line</source>
        <translation>沿线绘制廊道</translation>
    </message>
    <message>
        <source>Draw an arrow</source>
        <translation>绘制箭头</translation>
    </message>
    <message>
        <source>Draw a plume sector from the wind</source>
        <translation>按风向绘制烟羽扇区</translation>
    </message>
    <message>
        <source>Write on the map</source>
        <translation>在图上写字</translation>
    </message>
    <message>
        <source>Draw around what is selected</source>
        <translation>以所选目标为中心绘制范围</translation>
    </message>
    <message>
        <source>Change the selected drawing</source>
        <translation>修改所选标绘</translation>
    </message>
    <message>
        <source>Lift the selected drawing</source>
        <translation>解除所选标绘</translation>
    </message>
    <message>
        <source>Snap to corners and lines</source>
        <translation>吸附到顶点和线</translation>
    </message>
    <message>
        <source>Change this drawing</source>
        <translation>修改此标绘</translation>
    </message>
    <message>
        <source>Notify all regions that the selected drawing concerns</source>
        <translation>通知所选图形涉及的所有地区</translation>
    </message>
</context>
<context>
    <name>Duties</name>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>now, or a time such as 2055</source>
        <translation>现在，或如 2055 的时刻</translation>
    </message>
    <message>
        <source>Began at</source>
        <translation>起算时间</translation>
    </message>
    <message>
        <source>Record the report</source>
        <translation>记录已报告</translation>
    </message>
    <message>
        <source>It counts from …</source>
        <translation>起算时间…</translation>
    </message>
    <message>
        <source>Move its limit …</source>
        <translation>调整时限…</translation>
    </message>
    <message>
        <source>Minutes from its start</source>
        <translation>自起算的分钟数</translation>
    </message>
    <message>
        <source>Lift it …</source>
        <translation>解除…</translation>
    </message>
    <message>
        <source>Who did what when</source>
        <translation>何人何时做了何事</translation>
    </message>
    <message>
        <source>Posts disagree about this report</source>
        <translation>各席位对此报告有分歧</translation>
    </message>
    <message>
        <source>Close it (Esc)</source>
        <translation>收起（Esc）</translation>
    </message>
    <message>
        <source>every {minutes} min</source>
        <translation>每 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Seen to by</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>起算事件</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>续报</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>法律依据</translation>
    </message>
    <message>
        <source>It has to say</source>
        <translation>必须写明</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>即将到时</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>计时中</translation>
    </message>
    <message>
        <source>Not begun yet</source>
        <translation>尚未起算</translation>
    </message>
    <message>
        <source>Made in time</source>
        <translation>按时报告</translation>
    </message>
    <message>
        <source>Made late</source>
        <translation>超时报告</translation>
    </message>
    <message>
        <source>Lifted</source>
        <translation>已解除</translation>
    </message>
    <message>
        <source>owed</source>
        <translation>产生报告义务</translation>
    </message>
    <message>
        <source>began to count</source>
        <translation>开始计时</translation>
    </message>
    <message>
        <source>limit set to {minutes} min</source>
        <translation>时限改为 {minutes} 分钟</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>已报告</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>owed again</source>
        <translation>恢复报告义务</translation>
    </message>
    <message>
        <source>the alarm</source>
        <translation>接警</translation>
    </message>
    <message>
        <source>the activation</source>
        <translation>预案启动</translation>
    </message>
    <message>
        <source>when somebody says so</source>
        <translation>人工指定</translation>
    </message>
    <message>
        <source>no. {number}</source>
        <translation>第 {number} 次</translation>
    </message>
    <message>
        <source>the report to {to}</source>
        <translation>向{to}报告</translation>
    </message>
    <message>
        <source>! overdue {time}</source>
        <translation>! 超时 {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>{time}, {late} late</source>
        <translation>{time}，超时 {late}</translation>
    </message>
    <message>
        <source>{limit} from its start</source>
        <translation>起算后 {limit}</translation>
    </message>
    <message>
        <source>⇄ posts disagree</source>
        <translation>⇄ 各席位有分歧</translation>
    </message>
    <message>
        <source>waits for {event}</source>
        <translation>等待：{event}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>截止 {time}</translation>
    </message>
    <message>
        <source>A report is owed</source>
        <translation>须作报告</translation>
    </message>
    <message>
        <source>Owe it</source>
        <translation>登记报告义务</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>向谁报告</translation>
    </message>
    <message>
        <source>Limit in minutes</source>
        <translation>时限（分钟）</translation>
    </message>
    <message>
        <source>In whose name</source>
        <translation>以谁的名义</translation>
    </message>
    <message>
        <source>if it began otherwise: 2055</source>
        <translation>若起算时间不同：2055</translation>
    </message>
    <message>
        <source>Again every … minutes</source>
        <translation>每隔多少分钟续报</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>report made</source>
        <translation>已报告</translation>
    </message>
    <message>
        <source>counts from</source>
        <translation>起算</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>lift</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Record that the report was made</source>
        <translation>记录报告已作出</translation>
    </message>
    <message>
        <source>What was reported</source>
        <translation>报告了什么</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>报告内容</translation>
    </message>
    <message>
        <source>Write what was reported.</source>
        <translation>请写明报告了什么。</translation>
    </message>
    <message>
        <source>The report has to say as well: {missing}</source>
        <translation>报告还须写明：{missing}</translation>
    </message>
    <message>
        <source>begins when somebody says so</source>
        <translation>由人工指定起算</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>DutiesPanel</name>
    <message>
        <source>Duties</source>
        <translation>报告时限</translation>
    </message>
    <message>
        <source>Made and lifted</source>
        <translation>已报告和已解除</translation>
    </message>
    <message>
        <source>Owe a report</source>
        <translation>登记报告义务</translation>
    </message>
    <message>
        <source>Reports that are owed, with their deadlines: a plan brings them when it is activated.</source>
        <translation>此处列出须作的报告及其时限：启动预案时自动产生。</translation>
    </message>
    <message>
        <source>owes one by hand</source>
        <translation>手工登记一项</translation>
    </message>
    <message>
        <source>Every report has been made.</source>
        <translation>所有报告均已作出。</translation>
    </message>
    <message>
        <source>shows made and lifted ones</source>
        <translation>显示已报告和已解除的</translation>
    </message>
    <message>
        <source>Open or close the duty</source>
        <translation>打开或收起报告义务</translation>
    </message>
    <message>
        <source>Show made and lifted reports</source>
        <translation>显示已报告和已解除的</translation>
    </message>
    <message>
        <source>Show made and lifted reports (C)</source>
        <translation>显示已报告和已解除的（C）</translation>
    </message>
    <message>
        <source>Owe a report that no plan demands (N)</source>
        <translation>登记预案未要求的报告（N）</translation>
    </message>
    <message>
        <source>{count} owed</source>
        <translation>应报 {count} 项</translation>
    </message>
    <message>
        <source>{count} overdue</source>
        <translation>超时 {count} 项</translation>
    </message>
    <message>
        <source>{count} due soon</source>
        <translation>即将到时 {count} 项</translation>
    </message>
</context>
<context>
    <name>DutyRows</name>
    <message>
        <source>Reports owed</source>
        <translation>应报事项</translation>
    </message>
</context>
<context>
    <name>EditDesk</name>
    <message>
        <source>Somebody changed this meanwhile: {names}. Enter again keeps yours.</source>
        <translation>此间有人改动了：{names}。再按 Enter 则以您的为准。</translation>
    </message>
</context>
<context>
    <name>EndForm</name>
    <message>
        <source>End the response</source>
        <translation>终止响应</translation>
    </message>
    <message>
        <source>Tasks stay as they are: {tasks} open ones go on with their owners. Reports that are repeated stop: {reports}. The level of this authority ends.</source>
        <translation>任务保持原状：{tasks}项未完任务由其部门继续。停止重复报告：{reports}项。该机关的响应级别终止。</translation>
    </message>
    <message>
        <source>Say also: {fields}.</source>
        <translation>还须填写：{fields}。</translation>
    </message>
    <message>
        <source>for the record</source>
        <translation>须记录</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>With drawings that were lifted, marked as such</source>
        <translation>包含已解除的标绘，并注明</translation>
    </message>
    <message>
        <source>Write file…</source>
        <translation>写入文件…</translation>
    </message>
    <message>
        <source>map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Write the map of the moment</source>
        <translation>写出当前地图</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写入：{file}</translation>
    </message>
    <message>
        <source>The map looks back: what was at {time} is written, not what is now.</source>
        <translation>地图正在回看：写出的是 {time} 时的情况，而不是现在。</translation>
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
    <name>FactsRow</name>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>FeatureCard</name>
    <message>
        <source>drawn by hand</source>
        <translation>手工标绘</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>placed from the log</source>
        <translation>由记录标注</translation>
    </message>
    <message>
        <source>Planned, not in force</source>
        <translation>计划中，尚未生效</translation>
    </message>
    <message>
        <source>≈ place or size approximate</source>
        <translation>≈ 位置或大小为约略</translation>
    </message>
    <message>
        <source>{order}, ordered {time}</source>
        <translation>{order}，{time} 下达</translation>
    </message>
    <message>
        <source>holds until {time}</source>
        <translation>有效至 {time}</translation>
    </message>
    <message>
        <source>Answers for it: {name}</source>
        <translation>负责：{name}</translation>
    </message>
    <message>
        <source>since {time} by {name}</source>
        <translation>{time} 起，{name} 标绘</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>Watched: tells who enters or leaves</source>
        <translation>监视中：有力量进出即提醒</translation>
    </message>
    <message>
        <source>Planning sector, wind from {bearing}</source>
        <translation>规划扇区，风来自 {bearing}</translation>
    </message>
    <message>
        <source>Lifted {time} by {name}</source>
        <translation>{time} 由 {name} 解除</translation>
    </message>
    <message>
        <source>Change (E)</source>
        <translation>修改 (E)</translation>
    </message>
    <message>
        <source>In force now</source>
        <translation>立即生效</translation>
    </message>
    <message>
        <source>Put in force again</source>
        <translation>恢复生效</translation>
    </message>
    <message>
        <source>Lift (Del)</source>
        <translation>解除 (Del)</translation>
    </message>
</context>
<context>
    <name>FilesDesk</name>
    <message>
        <source>Map files and print</source>
        <translation>地图文件与打印</translation>
    </message>
    <message>
        <source>Import a map file</source>
        <translation>导入地图文件</translation>
    </message>
    <message>
        <source>Hand out the map as a file</source>
        <translation>把地图导出为文件</translation>
    </message>
    <message>
        <source>Print the map in true scale</source>
        <translation>按真实比例尺打印地图</translation>
    </message>
</context>
<context>
    <name>FilesPanel</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>FindField</name>
    <message>
        <source>A place, an address, a unit, or coordinates in any notation</source>
        <translation>地名、地址、力量，或任意格式的坐标</translation>
    </message>
    <message>
        <source>Find on the map</source>
        <translation>在地图上查找</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
</context>
<context>
    <name>FindTool</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Find a place, an address or coordinates</source>
        <translation>查找地名、地址或坐标</translation>
    </message>
    <message>
        <source>Find on the map</source>
        <translation>在地图上查找</translation>
    </message>
    <message>
        <source>Import a list of places</source>
        <translation>导入地名表</translation>
    </message>
    <message>
        <source>List of places</source>
        <translation>地名表</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>{count} places taken in from {file}.</source>
        <translation>已从 {file} 导入 {count} 个地名。</translation>
    </message>
    <message>
        <source>{count} places taken in from {file}; {skipped} rows were no place.</source>
        <translation>已从 {file} 导入 {count} 个地名；{skipped} 行不是地点。</translation>
    </message>
    <message>
        <source>Enter: look there. Ctrl+Enter: new incident there. Esc: close.</source>
        <translation>Enter：转到该处。Ctrl+Enter：在该处新建事件。Esc：关闭。</translation>
    </message>
    <message>
        <source>Enter: look there. Ctrl+Enter: place {name} there. Esc: close.</source>
        <translation>Enter：转到该处。Ctrl+Enter：将 {name} 放到该处。Esc：关闭。</translation>
    </message>
    <message>
        <source>Such as Main Street 8, E12, 60.1699 24.9384, N 60°10.2&apos; E 24°56.3&apos;, 35V LG 8 6 or 长安街 (changanjie, caj).</source>
        <translation>例如：长安街（changanjie、caj）、Main Street 8、E12、60.1699 24.9384、北纬34度45分 东经113度37分、35V LG 8 6。</translation>
    </message>
    <message>
        <source>Nothing by this name in the operation. No list of places is on this machine yet: import a map area, or a list of places.</source>
        <translation>本行动中没有此名称。本机尚无地名库：请导入地图区域或地名表。</translation>
    </message>
    <message>
        <source>Nothing by this name in the operation or in the known places.</source>
        <translation>本行动和已知地名中都没有此名称。</translation>
    </message>
</context>
<context>
    <name>FollowTool</name>
    <message>
        <source>Stop following</source>
        <translation>停止跟随</translation>
    </message>
    <message>
        <source>Follow the selected unit</source>
        <translation>跟随所选力量</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>No longer following.</source>
        <translation>已停止跟随。</translation>
    </message>
    <message>
        <source>The view is locked; nothing can be followed. {key} unlocks it.</source>
        <translation>视图已锁定，无法跟随。按 {key} 解锁。</translation>
    </message>
    <message>
        <source>Following {name}. {key} or moving the map ends it.</source>
        <translation>正在跟随{name}。按 {key} 或移动地图即停止。</translation>
    </message>
    <message>
        <source>No longer following: the map was moved.</source>
        <translation>已停止跟随：地图被移动。</translation>
    </message>
    <message>
        <source>No longer following: the view is locked.</source>
        <translation>已停止跟随：视图已锁定。</translation>
    </message>
    <message>
        <source>No longer following: this is another operation.</source>
        <translation>已停止跟随：已切换到其他行动。</translation>
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
    <message>
        <source>Stays open, though it follows from this: {names}. Close it by itself.</source>
        <translation>由此引发的事件仍未结束：{names}。请单独结束。</translation>
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
    <name>GraphView</name>
    <message>
        <source>“{then}” will wait for “{first}”</source>
        <translation>“{then}”将等待“{first}”</translation>
    </message>
    <message>
        <source>Drop on the task that has to wait for “{first}”</source>
        <translation>放到必须等待“{first}”的任务上</translation>
    </message>
</context>
<context>
    <name>GridTool</name>
    <message>
        <source>MGRS grid</source>
        <translation>MGRS 方格网</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
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
    <name>HazardsBox</name>
    <message>
        <source>Still dangerous there; tick what belongs to this incident from now on:</source>
        <translation>原事件处仍存在的危险；勾选从现在起归本事件的：</translation>
    </message>
    <message>
        <source>{count} more on the map</source>
        <translation>地图上还有 {count} 项</translation>
    </message>
</context>
<context>
    <name>HoursBox</name>
    <message>
        <source> h</source>
        <translation> 小时</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Latitude and longitude are exchanged in this file</source>
        <translation>此文件的纬度与经度互换了</translation>
    </message>
    <message>
        <source>Choose a file of somebody else&apos;s map, or drop it on the window: GeoJSON, KML, KMZ, GPX, tables, shapefiles, GeoPackages. Nothing is taken in before you have seen what is in it.</source>
        <translation>选择他人的地图文件，或把它拖到窗口上：GeoJSON、KML、KMZ、GPX、表格、Shapefile、GeoPackage。您看过内容之前，不会导入任何东西。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import a map file</source>
        <translation>导入地图文件</translation>
    </message>
    <message>
        <source>{name} was added to the map areas (Shift+F9).</source>
        <translation>{name} 已加入地图区域（Shift+F9）。</translation>
    </message>
    <message>
        <source>As they stand these places are nowhere on earth: latitude and longitude are exchanged. Tick it, and they are put right.</source>
        <translation>这些坐标在地球上不存在：纬度与经度互换了。勾选上面的选项即可纠正。</translation>
    </message>
    <message>
        <source>As they stand these places are far from the scene; with latitude and longitude exchanged they lie there. Tick it, if that is so.</source>
        <translation>这些地点离现场很远；若把纬度与经度互换，则正好在现场。如确实如此，请勾选。</translation>
    </message>
    <message>
        <source>Left out: {count}. The list says why.</source>
        <translation>未导入：{count}。原因见列表。</translation>
    </message>
    <message>
        <source>Import {count}</source>
        <translation>导入 {count} 项</translation>
    </message>
    <message>
        <source>Left out: {reason}</source>
        <translation>不导入：{reason}</translation>
    </message>
    <message>
        <source>New: {new}. Here already: {known}. Ctrl+Z takes it back.</source>
        <translation>新增：{new}。已有：{known}。按 Ctrl+Z 可撤回。</translation>
    </message>
    <message>
        <source>Nothing is new: all {known} are here already.</source>
        <translation>没有新内容：{known} 项均已存在。</translation>
    </message>
    <message>
        <source>What is in the file</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中心点</translation>
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
    <name>ImportRow</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop. Nothing that is only half done stays</source>
        <translation>停止。未完成的部分不会留下</translation>
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
    <name>Inside</name>
    <message>
        <source>{level} issued: {headline}. Area: {area}</source>
        <translation>发布{level}：{headline}。范围：{area}</translation>
    </message>
    <message>
        <source>Issue this warning</source>
        <translation>发布本预警</translation>
    </message>
    <message>
        <source>Warning changed to {level}: {headline}. Area: {area}</source>
        <translation>预警调整为{level}：{headline}。范围：{area}</translation>
    </message>
    <message>
        <source>Issue it anew: raise or lower the level, or set another end</source>
        <translation>重新发布：提高或降低级别，或改变截止时间</translation>
    </message>
    <message>
        <source>{level} lifted: {headline}. Area: {area}</source>
        <translation>解除{level}：{headline}。范围：{area}</translation>
    </message>
    <message>
        <source>Lift this warning</source>
        <translation>解除本预警</translation>
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
    <name>LayersTool</name>
    <message>
        <source>Map areas</source>
        <translation>底图库</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
</context>
<context>
    <name>LevelChoice</name>
    <message>
        <source>Response level</source>
        <translation>响应级别</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>有效</translation>
    </message>
</context>
<context>
    <name>LevelTrack</name>
    <message>
        <source>level {level} {when}</source>
        <translation>{level}级 {when}</translation>
    </message>
    <message>
        <source>ended {when}</source>
        <translation>终止 {when}</translation>
    </message>
    <message>
        <source>{step}, in force</source>
        <translation>{step}，有效</translation>
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
    <name>Linking</name>
    <message>
        <source>“{title}” is marked. Go to the task that has to wait for it: L links, Esc drops.</source>
        <translation>已标记“{title}”。转到必须等待它的任务：L 连上，Esc 放弃。</translation>
    </message>
    <message>
        <source>“{then}” now waits for “{first}”. Ctrl+Z takes it back.</source>
        <translation>“{then}”现在等待“{first}”。Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>“{then}” no longer waits for “{first}”. Ctrl+Z takes it back.</source>
        <translation>“{then}”不再等待“{first}”。Ctrl+Z 撤销。</translation>
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
    <message>
        <source>Request resources</source>
        <translation>请求资源</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
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
    <name>MapNote</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
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
        <source>Natural Earth</source>
        <translation>Natural Earth 世界底图</translation>
    </message>
    <message>
        <source>streets: own sketch, approximate</source>
        <translation>街道为自绘草图，仅供参考</translation>
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
    <name>Mapping</name>
    <message>
        <source>Keep what each thing says it is</source>
        <translation>保留各要素自带的类别</translation>
    </message>
    <message>
        <source>As planned (dashed)</source>
        <translation>作为计划（虚线）</translation>
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
        <source>Leave out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Up to {km} km from the scene</source>
        <translation>距现场 {km} 公里以内</translation>
    </message>
    <message>
        <source>Points become</source>
        <translation>点作为</translation>
    </message>
    <message>
        <source>Lines become</source>
        <translation>线作为</translation>
    </message>
    <message>
        <source>Areas become</source>
        <translation>面作为</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>导入范围</translation>
    </message>
    <message>
        <source>Name from</source>
        <translation>名称取自</translation>
    </message>
    <message>
        <source>Time from</source>
        <translation>时间取自</translation>
    </message>
    <message>
        <source>Latitude from</source>
        <translation>纬度取自</translation>
    </message>
    <message>
        <source>Longitude from</source>
        <translation>经度取自</translation>
    </message>
    <message>
        <source>Coordinates from</source>
        <translation>坐标取自</translation>
    </message>
</context>
<context>
    <name>MarkCard</name>
    <message>
        <source>≈ approximate place</source>
        <translation>≈ 位置为大致</translation>
    </message>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>±{metres} m</source>
        <translation>±{metres} 米</translation>
    </message>
    <message>
        <source>Too old to rely on: it may be elsewhere</source>
        <translation>位置过旧，不可依据：可能已在别处</translation>
    </message>
    <message>
        <source>standing still</source>
        <translation>静止</translation>
    </message>
    <message>
        <source>{speed} km/h</source>
        <translation>{speed} 公里/时</translation>
    </message>
    <message>
        <source>{speed} km/h to the {direction} ({degrees}°)</source>
        <translation>{speed} 公里/时，向{direction}（{degrees}°）</translation>
    </message>
    <message>
        <source>! a task of it is late</source>
        <translation>! 有任务超时</translation>
    </message>
    <message>
        <source>? has not acknowledged</source>
        <translation>? 尚未确认</translation>
    </message>
    <message>
        <source>⇄ posts disagree about it</source>
        <translation>⇄ 各席位记录不一致</translation>
    </message>
</context>
<context>
    <name>MeasureFields</name>
    <message>
        <source>Half angle ±</source>
        <translation>半角 ±</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>Bearing (true)</source>
        <translation>方位（真北）</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Wind from</source>
        <translation>风来自</translation>
    </message>
    <message>
        <source>Wind speed</source>
        <translation>风速</translation>
    </message>
    <message>
        <source>Down-wind</source>
        <translation>下风距离</translation>
    </message>
    <message>
        <source>Isolation</source>
        <translation>隔离半径</translation>
    </message>
    <message>
        <source>Distances from, e.g. ERG table 1, UN 1017</source>
        <translation>距离依据，如 ERG 表1，UN 1017</translation>
    </message>
    <message>
        <source>Source of the distances</source>
        <translation>距离依据</translation>
    </message>
</context>
<context>
    <name>MeasureTool</name>
    <message>
        <source>Measure a distance</source>
        <translation>测量距离</translation>
    </message>
    <message>
        <source>Measure an area</source>
        <translation>测量面积</translation>
    </message>
    <message>
        <source>Clear what was measured</source>
        <translation>清除测量</translation>
    </message>
</context>
<context>
    <name>NamesList</name>
    <message>
        <source>Import a list…</source>
        <translation>导入地名表…</translation>
    </message>
    <message>
        <source>Names for the place search</source>
        <translation>地点搜索所用地名</translation>
    </message>
    <message>
        <source>CSV, TSV, GeoNames or GeoJSON points, to be found on the map (Ctrl+I)</source>
        <translation>CSV、TSV、GeoNames 或 GeoJSON 点，导入后可在地图上搜到（Ctrl+I）</translation>
    </message>
    <message>
        <source>No names of places on this machine yet. They come with an OpenStreetMap extract added above, or from a list: a table with name, latitude and longitude.</source>
        <translation>本机还没有地名。地名随上方添加的 OpenStreetMap 数据而来，也可来自地名表：含名称、纬度和经度的表格。</translation>
    </message>
</context>
<context>
    <name>NamesRow</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Search in these names</source>
        <translation>搜索这些地名</translation>
    </message>
    <message>
        <source>Remove this list</source>
        <translation>移除此地名表</translation>
    </message>
    <message>
        <source>Remove this list of places from this machine?</source>
        <translation>从本机移除此地名表？</translation>
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
    <name>OnlineForm</name>
    <message>
        <source>I have read it and use the server accordingly</source>
        <translation>我已阅读并将照此使用该服务器</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Required, for example © who made the map</source>
        <translation>必填，例如 © 制图单位</translation>
    </message>
    <message>
        <source>Only if the address has {key} in it</source>
        <translation>仅当地址中有 {key} 时填写</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片瓦片</translation>
    </message>
    <message>
        <source>Vector tiles</source>
        <translation>矢量瓦片</translation>
    </message>
    <message>
        <source>Add an online source</source>
        <translation>添加在线来源</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Whose map it is</source>
        <translation>地图归属</translation>
    </message>
    <message>
        <source>What it gives</source>
        <translation>提供内容</translation>
    </message>
    <message>
        <source>Deepest zoom</source>
        <translation>最大级别</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
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
    <name>PastTool</name>
    <message>
        <source>Back to live</source>
        <translation>返回实时</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>{time} · {age} ago — not live</source>
        <translation>{time} · {age}前 — 非实时</translation>
    </message>
    <message>
        <source>Reading what was at {time} …</source>
        <translation>正在读取 {time} 的情况…</translation>
    </message>
    <message>
        <source>{time} · {age} ago, as known here then — not live</source>
        <translation>{time} · {age}前，按本席当时所知 — 非实时</translation>
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
        <source>Back to live</source>
        <translation>返回实时</translation>
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
    <name>PlacesForm</name>
    <message>
        <source>Import {file}</source>
        <translation>导入 {file}</translation>
    </message>
    <message>
        <source>none</source>
        <comment>column</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>所属城镇</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Coordinates are</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
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
    <name>PlanEditor</name>
    <message>
        <source>Add row</source>
        <translation>加一行</translation>
    </message>
    <message>
        <source>Remove row</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>{table}, row {row}</source>
        <translation>{table}，第{row}行</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>预案</translation>
    </message>
    <message>
        <source>another type: {type}</source>
        <translation>其他类型：{type}</translation>
    </message>
    <message>
        <source>for just this kind of event</source>
        <translation>适用于此类具体事件</translation>
    </message>
    <message>
        <source>for this type of event</source>
        <translation>适用于此事件类型</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>第{version}版</translation>
    </message>
    <message>
        <source>{count} tasks</source>
        <translation>{count}项任务</translation>
    </message>
    <message>
        <source>No fact proposes a level. Enter facts, or decide yourself.</source>
        <translation>没有事实可据以建议级别。请填写事实，或自行决定。</translation>
    </message>
    <message>
        <source>Proposed: {level}, because of {facts}. You decide.</source>
        <translation>建议：{level}，依据：{facts}。由您决定。</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
</context>
<context>
    <name>PlanReading</name>
    <message>
        <source>The plan</source>
        <translation>预案</translation>
    </message>
</context>
<context>
    <name>PlansDesk</name>
    <message>
        <source>Plans: read, edit, import</source>
        <translation>预案：阅读、编辑、导入</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
</context>
<context>
    <name>PlansPanel</name>
    <message>
        <source>Choose a plan to read it.</source>
        <translation>选择预案以阅读。</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>预案</translation>
    </message>
    <message>
        <source>Nothing is in force until it is saved. What you type is kept.</source>
        <translation>保存之前不生效。所填内容会保留。</translation>
    </message>
    <message>
        <source>Reading {file} …</source>
        <translation>正在读取 {file}……</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写入：{file}</translation>
    </message>
    <message>
        <source>Plans ({kinds})</source>
        <translation>预案（{kinds}）</translation>
    </message>
    <message>
        <source>You were editing this. Save it, or give it up.</source>
        <translation>此预案尚在编辑。请保存或放弃。</translation>
    </message>
    <message>
        <source>Editing {code}, version {version}</source>
        <translation>编辑 {code}，第{version}版</translation>
    </message>
    <message>
        <source>{count} problems; nothing was saved.</source>
        <translation>{count}个问题；未保存。</translation>
    </message>
    <message>
        <source>Saved: {code}, version {version}. Incidents keep the version they began with.</source>
        <translation>已保存：{code}，第{version}版。事件沿用启动时的版本。</translation>
    </message>
    <message>
        <source>Taken in: {code}, version {version}</source>
        <translation>已导入：{code}，第{version}版</translation>
    </message>
    <message>
        <source>Nothing was taken in; {count} problems:</source>
        <translation>未导入任何内容；{count}个问题：</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>TOML, .xlsx, .ods, or one .csv of a folder of them; or drop the file here</source>
        <translation>TOML、.xlsx、.ods，或文件夹中的任一 .csv；也可拖放到此处</translation>
    </message>
    <message>
        <source>Plans at hand</source>
        <translation>现有预案</translation>
    </message>
</context>
<context>
    <name>PlayControls</name>
    <message>
        <source>Run or stop the clock of the demonstration</source>
        <translation>启动或停止演示时钟</translation>
    </message>
    <message>
        <source>How many times faster than it was</source>
        <translation>重现速度（倍）</translation>
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
        <source>Go to what happened next</source>
        <translation>转到下一事项</translation>
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
        <source>×{rate}</source>
        <translation>×{rate}</translation>
    </message>
</context>
<context>
    <name>PositionsPanel</name>
    <message>
        <source>Last known positions</source>
        <translation>最后已知位置</translation>
    </message>
    <message>
        <source>Distances from</source>
        <translation>距离起算点</translation>
    </message>
    <message>
        <source>Copy for the radio</source>
        <translation>复制（供通报）</translation>
    </message>
    <message>
        <source>Write to a file</source>
        <translation>写入文件</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>No unit yet. Check one in with the units panel (F4).</source>
        <translation>尚无力量。请在力量面板（F4）登记。</translation>
    </message>
    <message>
        <source>Last known positions as a list</source>
        <translation>最后已知位置列表</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>{count} lines copied.</source>
        <translation>已复制 {count} 行。</translation>
    </message>
    <message>
        <source>Last known positions, {time}</source>
        <translation>最后已知位置，{time}</translation>
    </message>
    <message>
        <source>nothing has a place yet</source>
        <translation>尚无任何位置</translation>
    </message>
    <message>
        <source>Written: {file} (and .csv)</source>
        <translation>已写入：{file}（及 .csv）</translation>
    </message>
</context>
<context>
    <name>PreviewTree</name>
    <message>
        <source>What this brings</source>
        <translation>将产生的内容</translation>
    </message>
    <message>
        <source>until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Tasks: {count}</source>
        <translation>任务：{count}</translation>
    </message>
    <message>
        <source>Tasks taken back: {count}</source>
        <translation>撤回任务：{count}</translation>
    </message>
    <message>
        <source>Begun already, goes on though this level does not ask for it: {count}</source>
        <translation>已开始、本级不要求但继续：{count}</translation>
    </message>
    <message>
        <source>Reports owed: {count}</source>
        <translation>应报事项：{count}</translation>
    </message>
    <message>
        <source>Reports not owed any more: {count}</source>
        <translation>不再应报：{count}</translation>
    </message>
    <message>
        <source>Nothing else changes.</source>
        <translation>其余不变。</translation>
    </message>
    <message>
        <source>! Clauses that nobody carries: {count}</source>
        <translation>！无人承担的条款：{count}</translation>
    </message>
    <message>
        <source>Departments told: {count}</source>
        <translation>通知部门：{count}</translation>
    </message>
    <message>
        <source>{minutes} min ({limit})</source>
        <translation>{minutes}分钟（{limit}）</translation>
    </message>
    <message>
        <source>Departments opened on the board: {count}</source>
        <translation>任务板新开部门：{count}</translation>
    </message>
    <message>
        <source>after: {tasks}</source>
        <translation>须待：{tasks}</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
</context>
<context>
    <name>PrintPage</name>
    <message>
        <source>With the MGRS grid</source>
        <translation>带 MGRS 方格网</translation>
    </message>
    <message>
        <source>With a legend of what is shown</source>
        <translation>带图例</translation>
    </message>
    <message>
        <source>Write sheet…</source>
        <translation>写出图幅…</translation>
    </message>
    <message>
        <source>map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Write the sheet</source>
        <translation>写出图幅</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写入：{file}</translation>
    </message>
    <message>
        <source>The scale is the largest round one that shows everything near the scene.</source>
        <translation>采用能容下现场全部内容的最大整数比例尺。</translation>
    </message>
    <message>
        <source>The middle of the sheet is the middle of the map as you see it.</source>
        <translation>图幅中心为当前地图画面的中心。</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>Everything on one sheet</source>
        <translation>全部容于一张</translation>
    </message>
    <message>
        <source>PDF, for the printer</source>
        <translation>PDF，用于打印</translation>
    </message>
    <message>
        <source>PNG, a picture</source>
        <translation>PNG，图片</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>A length on the paper is exact in the middle of the sheet if the printer does not scale: choose “actual size”. The sheet carries scale bar, north, time, sources, and the mark of an exercise.</source>
        <translation>打印机不缩放时，图幅中心处的长度是准确的：打印时请选“实际大小”。图幅带有比例尺、指北针、时间、资料来源，演练时带演练标志。</translation>
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
    <name>ReceiverForm</name>
    <message>
        <source>Take the selected line</source>
        <translation>采用所选线</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>New receiver</source>
        <translation>新增接收机</translation>
    </message>
    <message>
        <source>Change the receiver</source>
        <translation>修改接收机</translation>
    </message>
    <message>
        <source>This vehicle&apos;s unit</source>
        <translation>本车力量</translation>
    </message>
    <message>
        <source>This post&apos;s place only</source>
        <translation>仅本席位的位置</translation>
    </message>
    <message>
        <source>“{typed}” is no number.</source>
        <translation>“{typed}”不是数字。</translation>
    </message>
    <message>
        <source>Logs of receivers</source>
        <translation>接收机日志</translation>
    </message>
    <message>
        <source>Choose a log</source>
        <translation>选择日志</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>更新对象</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Such as GPS of the command vehicle</source>
        <translation>例如：指挥车北斗接收机</translation>
    </message>
</context>
<context>
    <name>ReceiverRow</name>
    <message>
        <source>Show what comes</source>
        <translation>查看原始数据</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Last lines of the receiver</source>
        <translation>接收机最近的数据行</translation>
    </message>
    <message>
        <source>Nothing has come yet.</source>
        <translation>尚未收到数据。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Hide what comes</source>
        <translation>隐藏原始数据</translation>
    </message>
</context>
<context>
    <name>ReceiversPanel</name>
    <message>
        <source>This vehicle&apos;s own unit</source>
        <translation>本车所属力量</translation>
    </message>
    <message>
        <source>New receiver</source>
        <translation>新增接收机</translation>
    </message>
    <message>
        <source>No receiver yet. Connect a satellite receiver (serial port, network, gpsd) and this vehicle is on the map by itself; or simulate a drive for training.</source>
        <translation>尚无接收机。接入卫星接收机（串口、网络、gpsd）后，本车自动上图；也可为训练模拟行驶。</translation>
    </message>
    <message>
        <source>Receivers: live positions</source>
        <translation>接收机：实时位置</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Select a line on the map first.</source>
        <translation>请先在地图上选择一条线。</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>接收机</translation>
    </message>
</context>
<context>
    <name>ReferenceCard</name>
    <message>
        <source>data of {day}</source>
        <translation>数据日期 {day}</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ReferenceOffer</name>
    <message>
        <source>This is more than an operation can hold. Kept as a reference layer, all of it is drawn over the base map on this machine, can be clicked and searched, and is not sent to anybody. Or take in only what lies near the scene.</source>
        <translation>这超出了一次行动所能容纳的数量。作为参考图层保留后，全部内容会画在本机底图之上，可以点击和搜索，不会发送给任何人。也可以只导入现场附近的内容。</translation>
    </message>
    <message>
        <source>Keep as reference layer</source>
        <translation>保留为参考图层</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Whose data</source>
        <translation>数据来源</translation>
    </message>
</context>
<context>
    <name>RegionNotices</name>
    <message>
        <source>{title} concerns {names}. You stand above all of them: please lead.</source>
        <translation>{title}涉及{names}。贵方为共同的上一级，请统一领导。</translation>
    </message>
    <message>
        <source>{title} concerns {names}, beside you. Be ready, please.</source>
        <translation>{title}涉及贵方相邻的{names}，请做好准备。</translation>
    </message>
    <message>
        <source>{title} concerns {names}.</source>
        <translation>{title}涉及{names}。</translation>
    </message>
    <message>
        <source>{title} concerns {names}. Common superior: {superior}.</source>
        <translation>{title}涉及{names}。共同的上一级：{superior}。</translation>
    </message>
    <message>
        <source>Lies on the ground of {count}:</source>
        <translation>涉及 {count} 个地区：</translation>
    </message>
    <message>
        <source>On the ground of {name}</source>
        <translation>位于{name}辖区</translation>
    </message>
    <message>
        <source>A part lies in no region that is known.</source>
        <translation>有一部分不在任何已知地区内。</translation>
    </message>
    <message>
        <source>Nobody known stands above all of them.</source>
        <translation>没有已知的共同上一级。</translation>
    </message>
    <message>
        <source>Neighbours: {names}</source>
        <translation>相邻：{names}</translation>
    </message>
    <message>
        <source>Notify all {count}</source>
        <translation>全部通知（{count}）</translation>
    </message>
    <message>
        <source>above all</source>
        <translation>共同上级</translation>
    </message>
    <message>
        <source>concerned</source>
        <translation>涉及</translation>
    </message>
    <message>
        <source>told {time} {sign}</source>
        <translation>已通知 {time} {sign}</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>通知</translation>
    </message>
</context>
<context>
    <name>RegionsPanel</name>
    <message>
        <source>Regions</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>No region is known here yet.
A GeoJSON file with code, parent and names says whose ground it is; then an area over two regions names both governments and their common superior.</source>
        <translation>这里还没有地区。
带有代码、上级和名称的 GeoJSON 文件说明各处归谁管辖；此后跨两个地区的区域会提示双方政府及其共同上一级。</translation>
    </message>
    <message>
        <source>Take in from a file</source>
        <translation>从文件导入</translation>
    </message>
    <message>
        <source>Regions: whose ground it is</source>
        <translation>地区：归谁管辖</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Regions (*.geojson *.json)</source>
        <translation>地区文件 (*.geojson *.json)</translation>
    </message>
    <message>
        <source>Take in regions</source>
        <translation>导入地区</translation>
    </message>
    <message>
        <source>Reading {file} …</source>
        <translation>正在读取 {file} …</translation>
    </message>
    <message>
        <source>{count} regions taken in.</source>
        <translation>已导入 {count} 个地区。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>no border</source>
        <translation>无边界</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Government</source>
        <translation>政府</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>边界</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>Posts disagree about this request</source>
        <translation>各席位对此请求有分歧</translation>
    </message>
    <message>
        <source>Decline the offer of {who}</source>
        <translation>谢绝{who}的援助</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Close the request (Esc)</source>
        <translation>收起请求（Esc）</translation>
    </message>
    <message>
        <source>For the task: {title}</source>
        <translation>用于任务：{title}</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>到位</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>可援助</translation>
    </message>
    <message>
        <source>Arrived: {count} × {what}</source>
        <translation>到位：{count} × {what}</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>{who} offers {count} × {what}: {answer}</source>
        <translation>{who}愿提供 {count} × {what}：{answer}</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Who did what when</source>
        <translation>何人何时做了何事</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>请求方</translation>
    </message>
    <message>
        <source>Filled by</source>
        <translation>提供方</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Needed at</source>
        <translation>需到时间</translation>
    </message>
    <message>
        <source>Arrives at</source>
        <translation>预计到达</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Substitutes</source>
        <translation>可替代</translation>
    </message>
    <message>
        <source>Time window</source>
        <translation>借用时段</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已公布</translation>
    </message>
    <message>
        <source>to volunteers and civil organisations</source>
        <translation>向志愿者和社会组织</translation>
    </message>
    <message>
        <source>{offered} ({accepted} accepted)</source>
        <translation>{offered}（接受 {accepted}）</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Asked of us</source>
        <translation>向我方请求</translation>
    </message>
    <message>
        <source>Asked by us</source>
        <translation>我方请求</translation>
    </message>
    <message>
        <source>{what} (M: the next)</source>
        <translation>{what}（M：下一类）</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Required – on hand – lacking</source>
        <translation>需要–现有–缺口</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>新请求</translation>
    </message>
    <message>
        <source>Write a new request (N)</source>
        <translation>填写新请求（N）</translation>
    </message>
    <message>
        <source>Nothing is asked of your department.</source>
        <translation>没有向本部门提出的请求。</translation>
    </message>
    <message>
        <source>Your department asks for nothing.</source>
        <translation>本部门没有提出请求。</translation>
    </message>
    <message>
        <source>No request is open. C shows those that have ended.</source>
        <translation>没有未结束的请求。按 C 显示已结束的。</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>order</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>delivery</source>
        <translation>到位</translation>
    </message>
    <message>
        <source>decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Kind, such as boat</source>
        <translation>类别，如冲锋舟</translation>
    </message>
    <message>
        <source>What exactly</source>
        <translation>具体要求</translation>
    </message>
    <message>
        <source>What tasks need and what is asked for stands here, beside what is on hand and on its way.</source>
        <translation>此处列出任务所需和已请求的资源，以及现有和在途的数量。</translation>
    </message>
    <message>
        <source>asks for something</source>
        <translation>提出请求</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>Required, on hand, lacking</source>
        <translation>需要、现有、缺口</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>By task</source>
        <translation>按任务</translation>
    </message>
    <message>
        <source>By department</source>
        <translation>按部门</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>保存草稿</translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation>请求内容</translation>
    </message>
    <message>
        <source>Who asks</source>
        <translation>请求部门</translation>
    </message>
    <message>
        <source>Who fills it</source>
        <translation>由谁提供</translation>
    </message>
    <message>
        <source>2055 or +30</source>
        <translation>2055 或 +30</translation>
    </message>
    <message>
        <source>For the task</source>
        <translation>用于任务</translation>
    </message>
    <message>
        <source>Giving region (mutual aid)</source>
        <translation>支援地区（跨区域）</translation>
    </message>
    <message>
        <source>Home agency</source>
        <translation>所属单位</translation>
    </message>
    <message>
        <source>Lent until</source>
        <translation>借用至</translation>
    </message>
    <message>
        <source>no task</source>
        <translation>不关联任务</translation>
    </message>
    <message>
        <source>Open or close the request</source>
        <translation>打开或收起请求</translation>
    </message>
    <message>
        <source>Withdraw the last delivery</source>
        <translation>撤回最近一次到位记录</translation>
    </message>
    <message>
        <source>Accept the offer that waits longest</source>
        <translation>接受等待最久的援助</translation>
    </message>
    <message>
        <source>Decline the offer that waits longest</source>
        <translation>谢绝等待最久的援助</translation>
    </message>
    <message>
        <source>Show its task</source>
        <translation>显示所属任务</translation>
    </message>
    <message>
        <source>All, asked of us, asked by us: the next</source>
        <translation>切换：全部、向我方请求、我方请求</translation>
    </message>
    <message>
        <source>Show ended requests</source>
        <translation>显示已结束的请求</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>drafted</source>
        <translation>起草</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>ordered</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>closed: enough has come</source>
        <translation>关闭：已足够</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>need published</source>
        <translation>公布需求</translation>
    </message>
    <message>
        <source>need no longer published</source>
        <translation>停止公布需求</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>到位</translation>
    </message>
    <message>
        <source>delivery withdrawn</source>
        <translation>撤回到位记录</translation>
    </message>
    <message>
        <source>offered</source>
        <translation>提出援助</translation>
    </message>
    <message>
        <source>offer accepted</source>
        <translation>接受援助</translation>
    </message>
    <message>
        <source>offer declined</source>
        <translation>谢绝援助</translation>
    </message>
    <message>
        <source>offer withdrawn</source>
        <translation>援助已撤回</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>等待答复</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>⇄ posts disagree</source>
        <translation>⇄ 各席位有分歧</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>{count} requested</source>
        <translation>请求 {count}</translation>
    </message>
    <message>
        <source>{came} of {approved} ({requested} requested)</source>
        <translation>到位 {came}/{approved}（请求 {requested}）</translation>
    </message>
    <message>
        <source>{came} of {approved} delivered</source>
        <translation>到位 {came}/{approved}</translation>
    </message>
    <message>
        <source>{count} offered</source>
        <translation>可援助 {count}</translation>
    </message>
    <message>
        <source>published</source>
        <translation>已公布</translation>
    </message>
    <message>
        <source>! lent until {time}, over {age}</source>
        <translation>! 借用至 {time}，已超 {age}</translation>
    </message>
    <message>
        <source>lent {begins}–{time}</source>
        <translation>借用 {begins}–{time}</translation>
    </message>
    <message>
        <source>lent until {time}, {left} left</source>
        <translation>借用至 {time}，剩 {left}</translation>
    </message>
    <message>
        <source>! {time} late {age}</source>
        <translation>! {time} 超时 {age}</translation>
    </message>
    <message>
        <source>arrives {time}, in {left}</source>
        <translation>{time} 到达，还有 {left}</translation>
    </message>
    <message>
        <source>needed {needed}, arrives only {time}</source>
        <translation>需 {needed} 到，预计 {time} 才到</translation>
    </message>
    <message>
        <source>needed {time}, in {left}</source>
        <translation>需 {time} 到，还有 {left}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Giving region</source>
        <translation>支援地区</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>no unit of the board</source>
        <translation>非在册力量</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到位数量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Who offers</source>
        <translation>援助方</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>Record a delivery</source>
        <translation>记录到位</translation>
    </message>
    <message>
        <source>Enough has come</source>
        <translation>已足够</translation>
    </message>
    <message>
        <source>Publish the need or not</source>
        <translation>公布或停止公布需求</translation>
    </message>
    <message>
        <source>Record an offer</source>
        <translation>记录援助意向</translation>
    </message>
    <message>
        <source>Cancel the request</source>
        <translation>取消请求</translation>
    </message>
    <message>
        <source>Have</source>
        <translation>现有</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>已请求</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>在途</translation>
    </message>
</context>
<context>
    <name>RequestsPanel</name>
    <message>
        <source>Requests for resources, from draft to delivery.</source>
        <translation>资源请求：从起草到送达。</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>writes the first one</source>
        <translation>填写第一条</translation>
    </message>
    <message>
        <source>shows the others</source>
        <translation>显示其他</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>未结束 {count}</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>超时 {count}</translation>
    </message>
</context>
<context>
    <name>ResponseForm</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>{what} (Ctrl+Enter)</source>
        <translation>{what}（按 Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Put the form away, what was typed stays (Esc)</source>
        <translation>收起表单，已填内容保留 (Esc)</translation>
    </message>
    <message>
        <source>One step back (Alt+←)</source>
        <translation>上一步（Alt+←）</translation>
    </message>
</context>
<context>
    <name>ResponseList</name>
    <message>
        <source>Levels over time</source>
        <translation>各级别的时间</translation>
    </message>
    <message>
        <source>Ended: {count}</source>
        <translation>已终止：{count}</translation>
    </message>
    <message>
        <source>Show or hide ended responses with their records</source>
        <translation>显示或隐藏已终止的响应及其记录</translation>
    </message>
</context>
<context>
    <name>ResponsePanel</name>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Activate plan…</source>
        <translation>启动预案…</translation>
    </message>
    <message>
        <source>Plans in force: their level, who was told, what is late, and what no task carries yet. None is in force.</source>
        <translation>生效的预案：级别、通知情况、逾期事项以及尚无任务承担的条款。目前没有生效的预案。</translation>
    </message>
    <message>
        <source>activate a plan</source>
        <translation>启动预案</translation>
    </message>
    <message>
        <source>Activate a plan</source>
        <translation>启动预案</translation>
    </message>
    <message>
        <source>Raise or lower the level</source>
        <translation>提升或降低级别</translation>
    </message>
    <message>
        <source>End the response</source>
        <translation>终止响应</translation>
    </message>
    <message>
        <source>Settle what posts disagree about</source>
        <translation>裁定席位之间的分歧</translation>
    </message>
    <message>
        <source>Next response</source>
        <translation>下一个响应</translation>
    </message>
    <message>
        <source>Previous response</source>
        <translation>上一个响应</translation>
    </message>
    <message>
        <source>{count} in force</source>
        <translation>{count}个有效</translation>
    </message>
    <message>
        <source>! {count} clauses nobody carries</source>
        <translation>！{count}条无人承担</translation>
    </message>
    <message>
        <source>⇄ {count} to settle</source>
        <translation>⇄ {count}项待裁定</translation>
    </message>
    <message>
        <source>Activate a plan for an incident ({key})</source>
        <translation>为事件启动预案（{key}）</translation>
    </message>
</context>
<context>
    <name>RestartNote</name>
    <message>
        <source>The map stopped and was started again with the same view ({seconds} s).</source>
        <translation>地图进程曾中断，已按原视野重新启动（{seconds} 秒）。</translation>
    </message>
    <message>
        <source>A drawing that was not finished must be drawn again.</source>
        <translation>未完成的标绘需重新绘制。</translation>
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
    <name>SecondMap</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Show everything on the map</source>
        <translation>显示地图上的全部内容</translation>
    </message>
    <message>
        <source>Lock the map&apos;s view</source>
        <translation>锁定地图视野</translation>
    </message>
    <message>
        <source>Move both maps together</source>
        <translation>两幅地图联动</translation>
    </message>
    <message>
        <source>Close the second map</source>
        <translation>关闭第二地图</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>联动</translation>
    </message>
    <message>
        <source>What one map looks at, the other looks at too ({key})</source>
        <translation>两幅地图显示同一视野 ({key})</translation>
    </message>
    <message>
        <source>Map 2</source>
        <translation>地图 2</translation>
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
</context>
<context>
    <name>SecondMaps</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Second map window</source>
        <translation>第二地图窗口</translation>
    </message>
    <message>
        <source>Compare with another moment</source>
        <translation>与另一时刻对比</translation>
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
    <name>SettleLine</name>
    <message>
        <source>⇄ Two posts activated this while apart: times and deadlines differ. What was said first holds.</source>
        <translation>⇄ 两个席位在断线时分别启动：时间和期限不同。以先说的为准。</translation>
    </message>
    <message>
        <source>Settle all  S</source>
        <translation>全部裁定  S</translation>
    </message>
    <message>
        <source>⇄ Two posts acted apart and hold different levels. Choose the one that holds; all the rest is settled with it.</source>
        <translation>⇄ 两个席位在断线时分别处置，级别不同。选定有效的级别，其余一并裁定。</translation>
    </message>
    <message>
        <source>Hold {level}</source>
        <translation>以{level}为准</translation>
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
    <name>ShownLine</name>
    <message>
        <source>As it was</source>
        <translation>按发生时间</translation>
    </message>
    <message>
        <source>As known here</source>
        <translation>按本席当时所知</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Shown: {time}, {age} ago — not live</source>
        <translation>回看：{time}，{age}前 — 非实时</translation>
    </message>
    <message>
        <source>{count} new since</source>
        <translation>此后新增 {count} 条</translation>
    </message>
    <message>
        <source>What is known now about that moment, with what was entered later</source>
        <translation>显示现在所知的当时情况，含事后补录的内容</translation>
    </message>
    <message>
        <source>Only what had arrived at this post by that moment: who knew what when</source>
        <translation>只显示当时本席已收到的内容：谁在何时知道什么</translation>
    </message>
    <message>
        <source>Show what is now (End)</source>
        <translation>显示当前情况 (End)</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>返回实时</translation>
    </message>
</context>
<context>
    <name>SketchBar</name>
    <message>
        <source>No coordinates.</source>
        <translation>不是坐标。</translation>
    </message>
    <message>
        <source>Coordinates, or @bearing metres</source>
        <translation>坐标，或 @方位 米数</translation>
    </message>
    <message>
        <source>Coordinates of the next corner</source>
        <translation>下一顶点的坐标</translation>
    </message>
    <message>
        <source>Any notation, such as 34.1362, -117.3437 or 11S MT 683 778; @045 200 is 200 m</source>
        <translation>任意格式，如 34.1362, -117.3437 或 11S MT 683 778；@045 200 表示方位 045°、200 米</translation>
    </message>
    <message>
        <source>Drag corners, or Tab and arrows · Del, Insert · @: type · Enter keeps · Esc drops</source>
        <translation>拖动顶点，或 Tab 与方向键 · Del、Insert · @ 输入 · Enter 保留 · Esc 放弃</translation>
    </message>
    <message>
        <source>Click, or Enter for the cross · Tab: coordinates · Esc</source>
        <translation>点击，或按 Enter 取十字处 · Tab 输入坐标 · Esc</translation>
    </message>
    <message>
        <source>Click twice, or Space at the cross · Tab: coordinates · Esc</source>
        <translation>点击两次，或按空格取十字处 · Tab 输入坐标 · Esc</translation>
    </message>
    <message>
        <source>Click corners, or Space at the cross · Backspace takes back · Enter ends · Tab: type</source>
        <translation>逐点点击，或按空格取十字处 · 退格撤回 · Enter 结束 · Tab 输入</translation>
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
    <name>Stage</name>
    <message>
        <source>Chain of tasks</source>
        <translation>任务联动链</translation>
    </message>
    <message>
        <source>go to the board, N writes a task</source>
        <translation>转到任务板，按 N 写任务</translation>
    </message>
    <message>
        <source>No task passes the filter: O shows closed ones, D and I all departments.</source>
        <translation>没有任务符合筛选：O 显示已结束的，D 和 I 显示全部部门。</translation>
    </message>
    <message>
        <source>Tasks of different departments that wait for each other: a plan brings them, or link two by dragging one to the other.</source>
        <translation>各部门之间有先后等待关系的任务：由预案带来，或把一项任务拖到另一项上连起来。</translation>
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
    <name>SymbolsPart</name>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} 天</translation>
    </message>
</context>
<context>
    <name>SymbolsTool</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Symbols: pictures</source>
        <translation>符号：图形</translation>
    </message>
    <message>
        <source>Symbols: letters</source>
        <translation>符号：字母</translation>
    </message>
    <message>
        <source>Symbols: MIL-STD-2525</source>
        <translation>符号：MIL-STD-2525</translation>
    </message>
    <message>
        <source>Symbols: GB/T 35649 (not certified)</source>
        <translation>符号：GB/T 35649（未经认证）</translation>
    </message>
    <message>
        <source>Symbols: own set</source>
        <translation>符号：自定义</translation>
    </message>
    <message>
        <source>Show crowds as one sign</source>
        <translation>密集目标合并显示</translation>
    </message>
    <message>
        <source>Import symbols…</source>
        <translation>导入符号…</translation>
    </message>
    <message>
        <source>Folder with symbols and symbols.json</source>
        <translation>含符号文件和 symbols.json 的文件夹</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Language of the text</source>
        <translation>文本语言</translation>
    </message>
</context>
<context>
    <name>TimelineBar</name>
    <message>
        <source>● LIVE</source>
        <translation>● 实时</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>返回实时</translation>
    </message>
    <message>
        <source>Whole operation on the time line</source>
        <translation>时间轴显示整个行动</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys, to look back. The wheel zooms.</source>
        <translation>拖动或按方向键可回看，滚轮缩放。</translation>
    </message>
    <message>
        <source>Left and Right: from event to event; with Shift: minutes; Home: the first; End or Esc: live; + and −: zoom; 0: all</source>
        <translation>左右方向键：逐个事项；加 Shift：逐分钟；Home：最早；End 或 Esc：实时；+ 和 −：缩放；0：全部</translation>
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
    <name>TracksTool</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Tracks: 15 minutes</source>
        <translation>轨迹：15 分钟</translation>
    </message>
    <message>
        <source>Tracks: 1 hour</source>
        <translation>轨迹：1 小时</translation>
    </message>
    <message>
        <source>Tracks: 6 hours</source>
        <translation>轨迹：6 小时</translation>
    </message>
    <message>
        <source>Tracks: all that is known</source>
        <translation>轨迹：全部</translation>
    </message>
    <message>
        <source>Track of the selected unit</source>
        <translation>所选力量的轨迹</translation>
    </message>
    <message>
        <source>Tracks of all units</source>
        <translation>全部力量的轨迹</translation>
    </message>
    <message>
        <source>Select a unit: its track is then shown.</source>
        <translation>请选择一个力量，即显示其轨迹。</translation>
    </message>
    <message>
        <source>No device reported a movement in this time.</source>
        <translation>该时段内没有设备报告移动。</translation>
    </message>
</context>
<context>
    <name>TrayList</name>
    <message>
        <source>Without a place ({count})</source>
        <translation>未定位（{count}）</translation>
    </message>
    <message>
        <source>What has to be put on the map (N)</source>
        <translation>有待标到图上的内容 (N)</translation>
    </message>
    <message>
        <source>Everything that needs a place has one.</source>
        <translation>需要定位的都已定位。</translation>
    </message>
    <message>
        <source>Drag to the map · Enter: cross · Del: no place</source>
        <translation>拖到图上 · Enter 用十字 · Del 无需定位</translation>
    </message>
    <message>
        <source>Why does it need no place? Enter</source>
        <translation>为何无需定位？回车确认</translation>
    </message>
    <message>
        <source>Dismissed: {count}</source>
        <translation>已略去：{count}</translation>
    </message>
    <message>
        <source>Show them again</source>
        <translation>重新显示</translation>
    </message>
</context>
<context>
    <name>TrayTool</name>
    <message>
        <source>What has no place yet</source>
        <translation>尚未定位的内容</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
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
    <name>Waits</name>
    <message>
        <source>{who}: {title} · {time} · waits for: {mine}</source>
        <translation>{who}：{title} · {time} · 等待：{mine}</translation>
    </message>
    <message>
        <source>{who}: {title} · {time} · for: {mine}</source>
        <translation>{who}：{title} · {time} · 为了：{mine}</translation>
    </message>
    <message>
        <source>Waits for me</source>
        <translation>等我的</translation>
    </message>
    <message>
        <source>I wait for</source>
        <translation>我等的</translation>
    </message>
</context>
<context>
    <name>WarningBadge</name>
    <message>
        <source>no level yet</source>
        <translation>未定级别</translation>
    </message>
</context>
<context>
    <name>Warnings</name>
    <message>
        <source>approved by {name}</source>
        <translation>{name}已批准</translation>
    </message>
    <message>
        <source>* Still missing: {fields}</source>
        <translation>* 尚缺：{fields}</translation>
    </message>
    <message>
        <source>on the map: {name}</source>
        <translation>地图上：{name}</translation>
    </message>
    <message>
        <source>{area} · not on the map yet</source>
        <translation>{area} · 尚未标在地图上</translation>
    </message>
    <message>
        <source>Told {time}: {who}</source>
        <translation>已告知 {time}：{who}</translation>
    </message>
    <message>
        <source>What became of it, oldest first</source>
        <translation>经过，从最早起</translation>
    </message>
    <message>
        <source>whole text</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>short message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>CAP file</source>
        <translation>CAP 文件</translation>
    </message>
    <message>
        <source>1–4 copies it · Esc closes</source>
        <translation>1–4 复制 · Esc 关闭</translation>
    </message>
    <message>
        <source>Copied: {count} letters</source>
        <translation>已复制：{count} 字</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写入：{file}</translation>
    </message>
    <message>
        <source>Draw it</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Save, approve anew</source>
        <translation>保存，需重新批准</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>a drawing that was lifted</source>
        <translation>已解除的图形</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>now, 20:55 or +15</source>
        <translation>现在、20:55 或 +15</translation>
    </message>
    <message>
        <source>20:55 or +90</source>
        <translation>20:55 或 +90</translation>
    </message>
    <message>
        <source>What was typed stays (Esc)</source>
        <translation>已输入的内容保留（Esc）</translation>
    </message>
    <message>
        <source>Which danger? A prepared text, or your own words</source>
        <translation>何种危险？选预案文本，或自行填写</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Say which danger the warning is about.</source>
        <translation>请说明预警针对何种危险。</translation>
    </message>
    <message>
        <source>all texts</source>
        <translation>全部文本</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>请说明原因。</translation>
    </message>
    <message>
        <source>Until when? Write 20:55 or +90.</source>
        <translation>到何时？请写 20:55 或 +90。</translation>
    </message>
    <message>
        <source>In which words are they told?</source>
        <translation>用什么话告知他们？</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Until (empty: as before)</source>
        <translation>截止（空：不变）</translation>
    </message>
    <message>
        <source>Told, and asked to acknowledge</source>
        <translation>告知并要求确认</translation>
    </message>
    <message>
        <source>In these words</source>
        <translation>告知内容</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>do it</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>New warning</source>
        <translation>新预警</translation>
    </message>
    <message>
        <source>Lifted and replaced</source>
        <translation>已解除和被取代的</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>Draw the area</source>
        <translation>绘制范围</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>Notify all regions</source>
        <translation>通知所有地区</translation>
    </message>
</context>
<context>
    <name>WarningsPanel</name>
    <message>
        <source>Warnings to the public: drafted, approved, issued, lifted.</source>
        <translation>面向公众的预警：起草、批准、发布、解除。</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>drafts one from a prepared text</source>
        <translation>用预案文本起草一份</translation>
    </message>
    <message>
        <source>{count} lifted or replaced</source>
        <translation>{count} 份已解除或被取代</translation>
    </message>
    <message>
        <source>hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>New warning ({key})</source>
        <translation>新预警（{key}）</translation>
    </message>
    <message>
        <source>New warning</source>
        <translation>新预警</translation>
    </message>
</context>
<context>
    <name>WatchTool</name>
    <message>
        <source>Watch this area: tell who enters or leaves</source>
        <translation>监视该区域：有力量进出即提示</translation>
    </message>
    <message>
        <source>Watch this area no longer</source>
        <translation>停止监视该区域</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>{name} is watched: who enters or leaves is told here.</source>
        <translation>正在监视{name}：有力量进出将在此提示。</translation>
    </message>
    <message>
        <source>{name} is no longer watched.</source>
        <translation>已停止监视{name}。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Log it</source>
        <translation>记入日志</translation>
    </message>
    <message>
        <source>{unit} entered {area}, {time}</source>
        <translation>{unit} 进入{area}，{time}</translation>
    </message>
    <message>
        <source>{unit} left {area}, {time}</source>
        <translation>{unit} 离开{area}，{time}</translation>
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
        <source>Map areas</source>
        <translation>底图库</translation>
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
        <source>{panel}: own window or back</source>
        <translation>{panel}：独立窗口或收回</translation>
    </message>
    <message>
        <source>Choose one incident first, at the top left.</source>
        <translation>请先在左上角选择一个事件。</translation>
    </message>
    <message>
        <source>Activate a plan</source>
        <translation>启动预案</translation>
    </message>
    <message>
        <source>New incident that follows from this one</source>
        <translation>由本事件引发的新事件</translation>
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
        <source>Subtype</source>
        <translation>子类型</translation>
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
    <message>
        <source>Follows from</source>
        <translation>由何引发</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>how it came of that, e.g. pipe broke</source>
        <translation>如何引发，如：管道破裂</translation>
    </message>
    <message>
        <source>no other incident</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>_Table</name>
    <message>
        <source>Unit</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>多久前</translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>附近</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方位</translation>
    </message>
</context>
<context>
    <name>areas</name>
    <message>
        <source>Waits</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>检查文件</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Drawing tiles</source>
        <translation>制作瓦片</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Names for the search</source>
        <translation>整理地名供检索</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>收尾</translation>
    </message>
    <message>
        <source>Drawn map</source>
        <translation>矢量地图</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Outline of the world</source>
        <translation>世界轮廓</translation>
    </message>
    <message>
        <source>The file is not there. Plug the medium in again, or remove the area.</source>
        <translation>文件不在。请重新插入存储介质，或移除此底图。</translation>
    </message>
    <message>
        <source>The server cannot be reached; only what was seen before is shown.</source>
        <translation>连不上服务器，只显示以前看过的部分。</translation>
    </message>
    <message>
        <source>The server refuses to give tiles. Check its address and its terms.</source>
        <translation>服务器拒绝提供瓦片。请核对地址和使用条款。</translation>
    </message>
    <message>
        <source>Fetching is switched off; only what was seen before.</source>
        <translation>取图已关闭，只显示以前看过的部分。</translation>
    </message>
    <message>
        <source>Its layers are not known here: it is drawn plainly.</source>
        <translation>不认识其图层，按简单样式绘制。</translation>
    </message>
    <message>
        <source>The file does not say whose data it is.</source>
        <translation>文件未注明数据归属。</translation>
    </message>
    <message>
        <source>Used where it lies; it is not copied.</source>
        <translation>在原处使用，未复制。</translation>
    </message>
    <message>
        <source>{host} allows looking at the map now and then, with its attribution shown. It forbids fetching in advance and storing for offline use. Commander fetches only what is looked at, and keeps it as long as the server says. For work offline import an extract instead.</source>
        <translation>{host} 允许偶尔看图，须注明来源；禁止预先下载和离线存储。Commander 只取正在看的部分，并按服务器规定的时间保留。离线工作请导入数据包。</translation>
    </message>
    <message>
        <source>{host} forbids fetching in bulk and storing for offline use. Commander fetches only what is looked at, and keeps it as long as the server says.</source>
        <translation>{host} 禁止批量下载和离线存储。Commander 只取正在看的部分，并按服务器规定的时间保留。</translation>
    </message>
    <message>
        <source>{host} is on this machine or this network. Without https others on the network can see what is looked at.</source>
        <translation>{host} 在本机或本网络内。不用 https 时，网内其他人可看到所查看的内容。</translation>
    </message>
    <message>
        <source>Read what {host} asks of its users before you use it. Commander fetches only what is looked at, and keeps it as long as the server says.</source>
        <translation>使用前请阅读 {host} 对用户的要求。Commander 只取正在看的部分，并按服务器规定的时间保留。</translation>
    </message>
    <message>
        <source>Is being stopped</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>World</source>
        <translation>世界</translation>
    </message>
    <message>
        <source>Reference layer</source>
        <translation>参考图层</translation>
    </message>
    <message>
        <source>online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>zoom {least}–{most}</source>
        <translation>级别 {least}–{most}</translation>
    </message>
    <message>
        <source>data of {day}</source>
        <translation>数据日期 {day}</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>added {day}</source>
        <translation>{day} 添加</translation>
    </message>
    <message>
        <source>List of places</source>
        <translation>地名表</translation>
    </message>
    <message>
        <source>Map area</source>
        <translation>地图区域</translation>
    </message>
    <message>
        <source>names: {count}</source>
        <translation>地名 {count} 个</translation>
    </message>
    <message>
        <source>left out of the search</source>
        <translation>不参与搜索</translation>
    </message>
    <message>
        <source>origin unknown</source>
        <translation>来源不明</translation>
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
    <message>
        <source>What was said first holds, with all deadlines from it</source>
        <translation>以先说的为准，期限随之</translation>
    </message>
    <message>
        <source>Two posts hold different levels; all else is settled with it</source>
        <translation>两个席位级别不同；其余一并裁定</translation>
    </message>
    <message>
        <source>Activated by two posts: times and deadlines differ</source>
        <translation>两个席位分别启动：时间和期限不同</translation>
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
    <message>
        <source>kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>addressee</source>
        <translation>报送对象</translation>
    </message>
    <message>
        <source>hazard</source>
        <translation>灾种</translation>
    </message>
    <message>
        <source>level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>category</source>
        <translation>预警类别</translation>
    </message>
    <message>
        <source>start time</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>area</source>
        <translation>影响范围</translation>
    </message>
    <message>
        <source>cautions</source>
        <translation>警示事项</translation>
    </message>
    <message>
        <source>measures</source>
        <translation>应对措施</translation>
    </message>
    <message>
        <source>issuing unit</source>
        <translation>发布单位</translation>
    </message>
    <message>
        <source>activated response</source>
        <translation>已启动的响应</translation>
    </message>
    <message>
        <source>response plan</source>
        <translation>预案</translation>
    </message>
    <message>
        <source>report duty</source>
        <translation>报告职责</translation>
    </message>
    <message>
        <source>request</source>
        <translation>资源请求</translation>
    </message>
    <message>
        <source>delivery</source>
        <translation>到货记录</translation>
    </message>
    <message>
        <source>offer</source>
        <translation>响应登记</translation>
    </message>
    <message>
        <source>region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>ordered</source>
        <translation>已下单</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已到位</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>--cert and --key belong together: name both files.</source>
        <translation>--cert 与 --key 须成对使用：请同时指定两个文件。</translation>
    </message>
    <message>
        <source>--metrics is an address and a port, such as 127.0.0.1:9464.</source>
        <translation>--metrics 须为地址和端口，如 127.0.0.1:9464。</translation>
    </message>
    <message>
        <source>--no-tls works only on a loopback address, because everything would travel readable to all. Leave it out, or listen on 127.0.0.1.</source>
        <translation>--no-tls 只能用于本机回环地址，否则所有内容都将明文传输。请去掉该选项，或监听 127.0.0.1。</translation>
    </message>
    <message>
        <source>A code is good for up to {most} hours.</source>
        <translation>接入码有效期最长 {most} 小时。</translation>
    </message>
    <message>
        <source>A code lets 1 to {most} posts in.</source>
        <translation>一个接入码可接入 1 至 {most} 个席位。</translation>
    </message>
    <message>
        <source>A counted fact takes at_least, one with codes any_of</source>
        <translation>计数的事实用 at_least，有代码的事实用 any_of</translation>
    </message>
    <message>
        <source>A file is attached to a log entry or a task.</source>
        <translation>附件只能加在通联记录或任务上。</translation>
    </message>
    <message>
        <source>A limit is a number from 0, which is none, to {most}.</source>
        <translation>上限须为 0（不限）至 {most} 的数。</translation>
    </message>
    <message>
        <source>A limit is a whole number of minutes from 1</source>
        <translation>时限为不小于1的整数分钟</translation>
    </message>
    <message>
        <source>A limit is a whole number of minutes from 1.</source>
        <translation>时限为不小于1的整数分钟。</translation>
    </message>
    <message>
        <source>A minus and the letter {letter} say the direction twice. Leave one of them out.</source>
        <translation>负号与字母 {letter} 重复表示方向。请去掉其一。</translation>
    </message>
    <message>
        <source>A name has 1 to {most} characters that can be seen.</source>
        <translation>名称须为 1 至 {most} 个可见字符。</translation>
    </message>
    <message>
        <source>A note has up to {most} characters.</source>
        <translation>备注最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>A part of the map is missing: {file}. Run the set-up again (make setup), or install Commander anew.</source>
        <translation>地图缺少文件：{file}。请重新执行安装步骤 (make setup)，或重新安装 Commander。</translation>
    </message>
    <message>
        <source>A password has {least} to {most} characters.</source>
        <translation>密码须为 {least} 至 {most} 个字符。</translation>
    </message>
    <message>
        <source>A quantity is a whole number from 1</source>
        <translation>数量为不小于1的整数</translation>
    </message>
    <message>
        <source>A quantity is a whole number from 1.</source>
        <translation>数量为不小于1的整数。</translation>
    </message>
    <message>
        <source>A report counts from {known}.</source>
        <translation>报告计时起点只能是：{known}。</translation>
    </message>
    <message>
        <source>A role of a code needs the operation that it holds for.</source>
        <translation>接入码的角色须指明适用的行动。</translation>
    </message>
    <message>
        <source>A roll call counts no fewer than zero people.</source>
        <translation>清点人数不能小于零。</translation>
    </message>
    <message>
        <source>A secret is {mark} and {least} to {most} bytes in base64.</source>
        <translation>密钥由 {mark} 加 {least} 至 {most} 字节的 base64 组成。</translation>
    </message>
    <message>
        <source>A task cannot wait for itself.</source>
        <translation>任务不能等待自身。</translation>
    </message>
    <message>
        <source>A text on the map needs its words.</source>
        <translation>图上文字不能为空。</translation>
    </message>
    <message>
        <source>A token is good for up to {most} days.</source>
        <translation>令牌最长有效 {most} 天。</translation>
    </message>
    <message>
        <source>A version is a whole number from 1</source>
        <translation>版本号为不小于1的整数</translation>
    </message>
    <message>
        <source>A warning is approved before it is issued.</source>
        <translation>预警须先审批再发布。</translation>
    </message>
    <message>
        <source>An area needs a name.</source>
        <translation>底图区域需要名称。</translation>
    </message>
    <message>
        <source>An offer is accepted, declined or withdrawn.</source>
        <translation>响应只能接受、婉拒或撤回。</translation>
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
        <source>Another user has this identity already.</source>
        <translation>该身份已属于另一用户。</translation>
    </message>
    <message>
        <source>Approve a quantity for each line, not all of them zero.</source>
        <translation>请逐行批准数量，不能全部为零。</translation>
    </message>
    <message>
        <source>Approve, order, decline or cancel a request to change its state.</source>
        <translation>请通过批准、下单、拒绝或取消来改变请求的状态。</translation>
    </message>
    <message>
        <source>At most {most} calls at once.</source>
        <translation>一次最多 {most} 条警情。</translation>
    </message>
    <message>
        <source>At most {most} things at once.</source>
        <translation>一次最多 {most} 项。</translation>
    </message>
    <message>
        <source>Both angles are {axis}; one must be latitude (N, S), the other longitude (E, W).</source>
        <translation>两个角度都是 {axis}；应一个为纬度（N、S），另一个为经度（E、W）。</translation>
    </message>
    <message>
        <source>Cannot listen on {host} port {port}: {reason}. Choose others with --host and --port.</source>
        <translation>无法监听 {host} 端口 {port}：{reason}。请用 --host 和 --port 另行指定。</translation>
    </message>
    <message>
        <source>Choose a user or a device.</source>
        <translation>请选择用户或设备。</translation>
    </message>
    <message>
        <source>Choose how access is decided.</source>
        <translation>请选择访问权限的判定方式。</translation>
    </message>
    <message>
        <source>Choose the department of the units.</source>
        <translation>请选择力量所属部门。</translation>
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
        <source>Enter whose map it is: its terms ask that this is shown on the map.</source>
        <translation>请填写地图的版权方：使用条款要求在地图上标明。</translation>
    </message>
    <message>
        <source>From 1 to {most} regions at once.</source>
        <translation>一次可录入1至{most}个区域。</translation>
    </message>
    <message>
        <source>Give a number of the list, or another value, not both.</source>
        <translation>请给出列表中的序号，或另填一个值，二者只能选一。</translation>
    </message>
    <message>
        <source>Give any_of or at_least, one of both</source>
        <translation>any_of 与 at_least 二选一</translation>
    </message>
    <message>
        <source>Here belongs {wanted}, not {found}</source>
        <translation>此处应为{wanted}，而不是{found}</translation>
    </message>
    <message>
        <source>In {file} latitude and longitude have changed places: {count} rows fit only the other way round. Name the columns the other way.</source>
        <translation>{file} 中经纬度颠倒：{count} 行只有对调才成立。请把两列对调指定。</translation>
    </message>
    <message>
        <source>It was not taken: {problem}.</source>
        <translation>未被接受：{problem}。</translation>
    </message>
    <message>
        <source>It would end before it was ordered.</source>
        <translation>截止时间早于下达时间。</translation>
    </message>
    <message>
        <source>Leave name and password out of the address: it is signed instead.</source>
        <translation>地址中请勿包含用户名和密码：通知已带签名。</translation>
    </message>
    <message>
        <source>Leave name and password out of the address; use {{key}} for a key.</source>
        <translation>地址中请勿写用户名和密码；密钥处写 {{key}}。</translation>
    </message>
    <message>
        <source>Map files need the maps extra: {reason}.</source>
        <translation>处理地图文件需要安装 maps 组件：{reason}。</translation>
    </message>
    <message>
        <source>Measures cannot be given out at {host} port {port}: {reason}. Choose another address with --metrics.</source>
        <translation>无法在 {host} 端口 {port} 提供指标：{reason}。请用 --metrics 另选地址。</translation>
    </message>
    <message>
        <source>Move the task to change its status.</source>
        <translation>要改变任务状态，请移动任务。</translation>
    </message>
    <message>
        <source>Name 1 to {most} operations, or * for all.</source>
        <translation>请指明 1 至 {most} 个行动，或用 * 表示全部。</translation>
    </message>
    <message>
        <source>Name one operation.</source>
        <translation>请指明一个行动。</translation>
    </message>
    <message>
        <source>Name the client&apos;s id at the provider, and the claim.</source>
        <translation>请填写在身份提供方的客户端编号和声明名称。</translation>
    </message>
    <message>
        <source>Name what it is told of: {kinds}.</source>
        <translation>请指明通知的内容：{kinds}。</translation>
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
        <source>No plan is in force for {incident}.</source>
        <translation>{incident}没有正在执行的预案。</translation>
    </message>
    <message>
        <source>No region is known here. Take some in: commander region import FILE</source>
        <translation>本行动没有区域数据。请先导入：commander region import FILE</translation>
    </message>
    <message>
        <source>Nobody assigns themselves: the requester accepts an offer.</source>
        <translation>不能自行指派：由请求方接受响应。</translation>
    </message>
    <message>
        <source>Nothing is chosen to be taken in.</source>
        <translation>没有选择要导入的内容。</translation>
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
        <source>Once you have read and accepted its terms, add --yes.</source>
        <translation>阅读并接受其使用条款后，请加上 --yes。</translation>
    </message>
    <message>
        <source>Only a desk belongs to a department.</source>
        <translation>只有席位才属于部门。</translation>
    </message>
    <message>
        <source>Only a warning that was issued goes out as CAP.</source>
        <translation>只有已发布的预警才能以 CAP 发出。</translation>
    </message>
    <message>
        <source>Read the terms of the source and accept them first.</source>
        <translation>请先阅读并接受该来源的使用条款。</translation>
    </message>
    <message>
        <source>Say to whom the entry goes.</source>
        <translation>请指明接收方。</translation>
    </message>
    <message>
        <source>Say what is asked for: at least one kind with its quantity.</source>
        <translation>请填写所需资源：至少一类及其数量。</translation>
    </message>
    <message>
        <source>Say what the task waits for, or why it is blocked.</source>
        <translation>请说明任务在等待什么，或为何受阻。</translation>
    </message>
    <message>
        <source>Say where the clause comes from (source), or mark it as an example, one of both</source>
        <translation>请注明条款出处（source），或标为示例（example），二选一</translation>
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
        <source>Say which serial port, such as /dev/ttyUSB0 or COM3.</source>
        <translation>请填写串口，例如 /dev/ttyUSB0 或 COM3。</translation>
    </message>
    <message>
        <source>Say who fills the request.</source>
        <translation>请填写由谁提供。</translation>
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
        <source>Somebody has taken note of this task.</source>
        <translation>该任务已有人接收。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，未作任何更改。</translation>
    </message>
    <message>
        <source>That area is gone for good. Import it again.</source>
        <translation>该底图区域已彻底删除，请重新导入。</translation>
    </message>
    <message>
        <source>That area is not in the library, or comes with the program.</source>
        <translation>该底图区域不在图库中，或是程序自带的。</translation>
    </message>
    <message>
        <source>That would be a circle in which nothing can begin: {circle}.</source>
        <translation>这样会形成相互等待，谁都无法开始：{circle}。</translation>
    </message>
    <message>
        <source>The address asks for a key ({{key}}); enter it, too.</source>
        <translation>该地址需要密钥（{{key}}），请一并填写。</translation>
    </message>
    <message>
        <source>The audit does not fit together from line {seq} on: somebody changed the database by hand.</source>
        <translation>审计记录从第 {seq} 行起不一致：有人手工改动过数据库。</translation>
    </message>
    <message>
        <source>The backup {path} is from a newer version ({version}). Restore it with that.</source>
        <translation>备份 {path} 来自更新的版本（{version}）。请用该版本恢复。</translation>
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
        <source>The code {code} is used twice; give one of them another code</source>
        <translation>代码 {code} 重复；请改用另一个代码</translation>
    </message>
    <message>
        <source>The content of {name} is not on this machine yet. It comes when the line allows; in the window it can be asked for.</source>
        <translation>{name} 的内容尚未到达本机。线路允许时自动到达，也可在窗口中要求接收。</translation>
    </message>
    <message>
        <source>The database {address} does not answer.</source>
        <translation>数据库 {address} 无应答。</translation>
    </message>
    <message>
        <source>The database {address} is not empty.</source>
        <translation>数据库 {address} 不是空的。</translation>
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
        <source>The disk is full: {file} needs {need} MB, {free} MB are free. Free space, or remove an area.</source>
        <translation>磁盘已满：{file} 需要 {need} MB，只剩 {free} MB。请清理空间，或移除一个底图区域。</translation>
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
        <source>The expected duration is a number of hours up to a year.</source>
        <translation>预计期限应为不超过一年的小时数。</translation>
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
        <source>The incident is closed. Open it again before activating a plan.</source>
        <translation>事件已关闭。请先重新打开，再启动预案。</translation>
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
        <source>The list of places {file} cannot be used: {reason}. Free some space; if that does not help, remove the file and import the areas again.</source>
        <translation>地名库 {file} 无法使用：{reason}。请腾出空间；若仍不行，请删除该文件并重新导入区域。</translation>
    </message>
    <message>
        <source>The list of the backup {path} is damaged.</source>
        <translation>备份 {path} 的清单已损坏。</translation>
    </message>
    <message>
        <source>The map could not be drawn for printing. Try a smaller sheet.</source>
        <translation>无法绘制打印用地图。请改用较小的纸张。</translation>
    </message>
    <message>
        <source>The map library in {folder} cannot be written: {reason}. Free space, or check the rights of that folder.</source>
        <translation>无法写入 {folder} 中的底图库：{reason}。请清理空间，或检查该文件夹的权限。</translation>
    </message>
    <message>
        <source>The map needs the desktop extra: {reason}.</source>
        <translation>地图需要安装 desktop 附加组件：{reason}。</translation>
    </message>
    <message>
        <source>The map shows the past. Go back to live to change something (End).</source>
        <translation>地图正在回看过去。要做更改，请先返回实时 (End)。</translation>
    </message>
    <message>
        <source>The need is shown that way already.</source>
        <translation>该需求已是此状态。</translation>
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
        <source>The plan cannot be read: {reason}.</source>
        <translation>无法读取预案：{reason}。</translation>
    </message>
    <message>
        <source>The plan has no level {level}; it has {known}.</source>
        <translation>预案没有{level}级响应；现有：{known}。</translation>
    </message>
    <message>
        <source>The plan has no text for {hazard}; it has {known}.</source>
        <translation>预案没有{hazard}的预警文稿；现有：{known}。</translation>
    </message>
    <message>
        <source>The position of {file} does not fit its projection: it would lie nowhere on the map.</source>
        <translation>{file} 的位置与其投影不符：在地图上无处可放。</translation>
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
        <source>The request has no line {number}.</source>
        <translation>请求没有第{number}行。</translation>
    </message>
    <message>
        <source>The response is at this level already.</source>
        <translation>响应已处于该级别。</translation>
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
        <source>The shapes have {count} corners together; at most {most} can be taken in, because every post is sent all of them. Take only what lies near the scene.</source>
        <translation>这些形状共有 {count} 个拐点；因为全部要发给每个终端，最多可导入 {most} 个。请只导入现场附近的内容。</translation>
    </message>
    <message>
        <source>The snapshot was cut off.</source>
        <translation>快照传输不完整。</translation>
    </message>
    <message>
        <source>The superior has been told of this task already.</source>
        <translation>该任务已上报过上级。</translation>
    </message>
    <message>
        <source>The task does not wait for this.</source>
        <translation>该任务并不等待此项。</translation>
    </message>
    <message>
        <source>The task is there already.</source>
        <translation>任务已在该列。</translation>
    </message>
    <message>
        <source>The task waits for “{title}” already.</source>
        <translation>该任务已在等待“{title}”。</translation>
    </message>
    <message>
        <source>The text has a control character; remove it</source>
        <translation>文字中含有控制字符；请删除</translation>
    </message>
    <message>
        <source>The text in {language} is missing; add it</source>
        <translation>缺少 {language} 文本；请补充</translation>
    </message>
    <message>
        <source>The text is not UTF-8; save the file as UTF-8</source>
        <translation>文件不是 UTF-8 编码；请另存为 UTF-8</translation>
    </message>
    <message>
        <source>The text of the plan has not arrived here yet. Wait for the exchange.</source>
        <translation>预案文本尚未同步到本席位，请等待同步。</translation>
    </message>
    <message>
        <source>The tiles in {file} are damaged, or packed in a way that Commander cannot read.</source>
        <translation>{file} 中的瓦片已损坏，或其压缩方式 Commander 无法读取。</translation>
    </message>
    <message>
        <source>The tiles in {file} are neither pictures nor vector tiles that Commander can draw.</source>
        <translation>{file} 中的瓦片既不是图片，也不是 Commander 能绘制的矢量瓦片。</translation>
    </message>
    <message>
        <source>The time for which it is lent ends before it begins.</source>
        <translation>支援时段的结束早于开始。</translation>
    </message>
    <message>
        <source>The two differ. Nothing was changed.</source>
        <translation>两次输入不一致。未作任何更改。</translation>
    </message>
    <message>
        <source>The warning does not say: {missing}.</source>
        <translation>预警缺少：{missing}。</translation>
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
        <source>The zooms of the source make no sense; 0 to 19 is usual.</source>
        <translation>该来源的缩放级别不合理；通常为 0 至 19。</translation>
    </message>
    <message>
        <source>There are no tiles in {file}: it is empty.</source>
        <translation>{file} 里没有瓦片：文件是空的。</translation>
    </message>
    <message>
        <source>There is a user {name} already.</source>
        <translation>用户 {name} 已存在。</translation>
    </message>
    <message>
        <source>There is another text under {code}, version {version}. Give this one version {next}.</source>
        <translation>{code} 第{version}版已有另一份文本。请将本文本改为第{next}版。</translation>
    </message>
    <message>
        <source>There is no UTM zone {zone}; they go from 1 to 60.</source>
        <translation>没有 UTM {zone} 带；带号为 1 至 60。</translation>
    </message>
    <message>
        <source>There is no action {name}.</source>
        <translation>没有操作 {name}。</translation>
    </message>
    <message>
        <source>There is no clause “{code}”; add it under [[clauses]] or name one of: {known}</source>
        <translation>没有条款“{code}”；请在 [[clauses]] 中添加，或改用：{known}</translation>
    </message>
    <message>
        <source>There is no code {code}.</source>
        <translation>没有接入码 {code}。</translation>
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
        <source>There is no department “{code}”; add it under [[departments]] or name one of: {known}</source>
        <translation>没有部门“{code}”；请在 [[departments]] 中添加，或改用：{known}</translation>
    </message>
    <message>
        <source>There is no device {device}.</source>
        <translation>没有设备 {device}。</translation>
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
        <source>There is no file {file}.</source>
        <translation>没有文件 {file}。</translation>
    </message>
    <message>
        <source>There is no file {file}. To copy from a server, give its enrolment code, too.</source>
        <translation>没有文件 {file}。若要从服务器复制，请同时给出接入码。</translation>
    </message>
    <message>
        <source>There is no kind of receiver {kind}.</source>
        <translation>没有接收机类型 {kind}。</translation>
    </message>
    <message>
        <source>There is no list of places {title} here.</source>
        <translation>此处没有地名表 {title}。</translation>
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
        <source>There is no plan {code}; there are: {known}.</source>
        <translation>没有预案 {code}；现有：{known}。</translation>
    </message>
    <message>
        <source>There is no priority {code}.</source>
        <translation>没有优先级 {code}。</translation>
    </message>
    <message>
        <source>There is no request {do}.</source>
        <translation>没有请求 {do}。</translation>
    </message>
    <message>
        <source>There is no role {role}. Roles: {roles}.</source>
        <translation>没有角色 {role}。可用角色：{roles}。</translation>
    </message>
    <message>
        <source>There is no room for {path}. Nothing was written: free some space, or take another disk or memory stick.</source>
        <translation>{path} 空间不足，未写入任何内容：请腾出空间，或换用其他磁盘或 U 盘。</translation>
    </message>
    <message>
        <source>There is no source “{code}”; add it under [[sources]]</source>
        <translation>没有出处“{code}”；请在 [[sources]] 中添加</translation>
    </message>
    <message>
        <source>There is no such field; correct or remove it. Known are: {known}</source>
        <translation>没有这个字段；请改正或删除。可用字段：{known}</translation>
    </message>
    <message>
        <source>There is no such operation on this server.</source>
        <translation>此服务器上没有该行动。</translation>
    </message>
    <message>
        <source>There is no such user or device.</source>
        <translation>没有该用户或设备。</translation>
    </message>
    <message>
        <source>There is no such user.</source>
        <translation>没有该用户。</translation>
    </message>
    <message>
        <source>There is no such version to choose here.</source>
        <translation>没有这个版本可选。</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the password. Use --password-stdin.</source>
        <translation>没有可询问密码的终端。请使用 --password-stdin。</translation>
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
        <source>There is no token {token}.</source>
        <translation>没有令牌 {token}。</translation>
    </message>
    <message>
        <source>There is no unit status {code}.</source>
        <translation>没有力量状态 {code}。</translation>
    </message>
    <message>
        <source>There is no user {name}.</source>
        <translation>没有用户 {name}。</translation>
    </message>
    <message>
        <source>There is no webhook {webhook}.</source>
        <translation>没有 Webhook {webhook}。</translation>
    </message>
    <message>
        <source>There is no {entity} {key} here.</source>
        <translation>此处没有{entity} {key}。</translation>
    </message>
    <message>
        <source>There is no {file} in this folder. It names a file for each kind of unit, such as {example}.</source>
        <translation>该文件夹中没有 {file}。它应为每类力量指定一个文件，例如 {example}。</translation>
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
        <source>There is nothing in {file} that could be drawn.</source>
        <translation>{file} 中没有可以绘制的内容。</translation>
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
        <source>There is nothing on the map of {file}: it is empty.</source>
        <translation>{file} 里没有可绘的地图内容：文件是空的。</translation>
    </message>
    <message>
        <source>There is nothing on the map to hand out yet.</source>
        <translation>地图上尚无可分发的内容。</translation>
    </message>
    <message>
        <source>There is nothing on {file}: all of it is transparent.</source>
        <translation>{file} 上什么也没有：全部是透明的。</translation>
    </message>
    <message>
        <source>There is nothing to draw around.</source>
        <translation>没有可围绕绘制的对象。</translation>
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
        <source>These regions stand above each other: {circle}.</source>
        <translation>这些区域互为上级：{circle}。</translation>
    </message>
    <message>
        <source>These wait for each other in a circle: {circle}; take one of the links away</source>
        <translation>相互等待成环：{circle}；请去掉其中一个等待关系</translation>
    </message>
    <message>
        <source>This attachment has been withdrawn already.</source>
        <translation>此附件已作废。</translation>
    </message>
    <message>
        <source>This cannot be done to a request that is {state}.</source>
        <translation>请求处于“{state}”状态，不能这样处理。</translation>
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
        <source>This delivery has been withdrawn already.</source>
        <translation>该到货记录已撤回。</translation>
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
        <source>This installation cannot read workbooks; save each sheet as CSV in one folder.</source>
        <translation>本安装不能读取电子表格；请将各工作表另存为 CSV，放在同一文件夹。</translation>
    </message>
    <message>
        <source>This is a backup of a server on {kind}. Name its database with --database, or leave that out for a file.</source>
        <translation>这是基于 {kind} 的服务器备份。请用 --database 指明其数据库；若为文件则省略。</translation>
    </message>
    <message>
        <source>This is empty; a plan needs at least one</source>
        <translation>此处为空；预案至少需要一项</translation>
    </message>
    <message>
        <source>This is empty; give it a code</source>
        <translation>此处为空；请填写代码</translation>
    </message>
    <message>
        <source>This is missing; add it</source>
        <translation>缺少此项；请补充</translation>
    </message>
    <message>
        <source>This is no valid TOML: {said}</source>
        <translation>不是有效的 TOML：{said}</translation>
    </message>
    <message>
        <source>This is not an enrolment code. Copy the whole line that the server printed.</source>
        <translation>这不是接入码。请完整复制服务器显示的整行。</translation>
    </message>
    <message>
        <source>This is not complete; say also: {missing}.</source>
        <translation>内容不完整，还须填写：{missing}。</translation>
    </message>
    <message>
        <source>This is not the code of a department.</source>
        <translation>这不是部门代码。</translation>
    </message>
    <message>
        <source>This is not the id of an operation.</source>
        <translation>这不是行动编号。</translation>
    </message>
    <message>
        <source>This is the address of this post itself. Join another one.</source>
        <translation>这是本席位自己的地址，请加入其他地址。</translation>
    </message>
    <message>
        <source>This is too large to draw around: more than 1,000 km across.</source>
        <translation>对象过大，无法围绕绘制：跨度超过 1000 公里。</translation>
    </message>
    <message>
        <source>This is too large to draw: more than 1,000 km.</source>
        <translation>图形过大：超过 1000 公里。</translation>
    </message>
    <message>
        <source>This need is not published; nobody can offer for it.</source>
        <translation>该需求尚未发布，不能登记响应。</translation>
    </message>
    <message>
        <source>This offer has been answered already.</source>
        <translation>该响应已答复。</translation>
    </message>
    <message>
        <source>This operation has no limit of its own.</source>
        <translation>此行动没有单独的上限。</translation>
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
        <source>This program reads format {known}, the file has {found}; update the older of both</source>
        <translation>本程序读取格式 {known}，文件为 {found}；请更新较旧的一方</translation>
    </message>
    <message>
        <source>This receipt is recorded already.</source>
        <translation>此回执已记录。</translation>
    </message>
    <message>
        <source>This report has been made already.</source>
        <translation>该报告已完成报送。</translation>
    </message>
    <message>
        <source>This report is no longer owed.</source>
        <translation>该报告已不需报送。</translation>
    </message>
    <message>
        <source>This report is owed already; there is never a second for one cause.</source>
        <translation>该报告已在待报清单中；同一事由只报一次。</translation>
    </message>
    <message>
        <source>This response has ended already.</source>
        <translation>该应急响应已解除。</translation>
    </message>
    <message>
        <source>This role was not given.</source>
        <translation>未授予该角色。</translation>
    </message>
    <message>
        <source>This task waits for “{title}”, which is not done.</source>
        <translation>此任务在等待“{title}”，后者尚未完成。</translation>
    </message>
    <message>
        <source>This warning has been approved already.</source>
        <translation>该预警已审批。</translation>
    </message>
    <message>
        <source>This warning has been issued already.</source>
        <translation>该预警已发布。</translation>
    </message>
    <message>
        <source>This warning has been lifted already.</source>
        <translation>该预警已解除。</translation>
    </message>
    <message>
        <source>This warning has not been issued yet.</source>
        <translation>该预警尚未发布。</translation>
    </message>
    <message>
        <source>This was stopped. Nothing of it was kept.</source>
        <translation>已停止，没有保留任何内容。</translation>
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
        <source>Users and devices cannot be read: {error}</source>
        <translation>无法读取用户和设备：{error}</translation>
    </message>
    <message>
        <source>Users and devices of this server were kept by a newer commander-server. Install that version. Nothing has been changed.</source>
        <translation>此服务器的用户和设备由更新版本的 commander-server 保存。请安装该版本。未作任何更改。</translation>
    </message>
    <message>
        <source>What was issued stays. Issue it anew with another level, or lift it.</source>
        <translation>已发布的内容不可改动。请调整级别重新发布，或解除。</translation>
    </message>
    <message>
        <source>Without TLS (https) only a server on this machine or a private network may be used.</source>
        <translation>不加密（非 https）时，只能使用本机或专用网络内的服务器。</translation>
    </message>
    <message>
        <source>Without TLS a server can only be joined on this machine itself.</source>
        <translation>不启用 TLS 时只能加入本机上的服务器。</translation>
    </message>
    <message>
        <source>Write a fact as NAME=VALUE, with one of: {known}.</source>
        <translation>事实请写成 NAME=VALUE，名称可用：{known}。</translation>
    </message>
    <message>
        <source>Write a text as LANG=TEXT, such as en=…, not “{typed}”.</source>
        <translation>文本请写成 LANG=TEXT（如 zh=…），而不是“{typed}”。</translation>
    </message>
    <message>
        <source>Write at least two places with a semicolon between them.</source>
        <translation>请至少写两个地点，用分号隔开。</translation>
    </message>
    <message>
        <source>Write the address of the tiles as in https://tiles.example.org/{{z}}/{{x}}/{{y}}.png, with {{z}}, {{x}} and {{y}} where zoom, column and row belong.</source>
        <translation>瓦片地址请写成 https://tiles.example.org/{{z}}/{{x}}/{{y}}.png 的样子，在级别、列号、行号处写 {{z}}、{{x}} 和 {{y}}。</translation>
    </message>
    <message>
        <source>Write what is said as CODE=TEXT, not “{typed}”.</source>
        <translation>内容请写成 CODE=TEXT，而不是“{typed}”。</translation>
    </message>
    <message>
        <source>a date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>a file that goes nowhere</source>
        <translation>文件未指明去处</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
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
        <source>a table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>it cannot be unpacked ({detail})</source>
        <translation>无法解压（{detail}）</translation>
    </message>
    <message>
        <source>it defines entities or a document type, which maps do not need and attacks do</source>
        <translation>它定义了实体或文档类型，地图不需要而攻击会用到</translation>
    </message>
    <message>
        <source>it has more than {most} lines</source>
        <translation>超过 {most} 行</translation>
    </message>
    <message>
        <source>it holds more than {most} files</source>
        <translation>内含超过 {most} 个文件</translation>
    </message>
    <message>
        <source>it holds more than {most} things</source>
        <translation>内含超过 {most} 项</translation>
    </message>
    <message>
        <source>it holds {count} things, more than {most}</source>
        <translation>内含 {count} 项，超过 {most} 项</translation>
    </message>
    <message>
        <source>it is JSON, but no GeoJSON (its type is “{kind}”)</source>
        <translation>是 JSON 但不是 GeoJSON（类型为“{kind}”）</translation>
    </message>
    <message>
        <source>it is XML, but no GPX</source>
        <translation>是 XML 但不是 GPX</translation>
    </message>
    <message>
        <source>it is XML, but no KML</source>
        <translation>是 XML 但不是 KML</translation>
    </message>
    <message>
        <source>it is damaged ({detail})</source>
        <translation>文件已损坏（{detail}）</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>it is no text</source>
        <translation>不是文本文件</translation>
    </message>
    <message>
        <source>it is no whole GeoJSON ({detail})</source>
        <translation>不是完整的 GeoJSON（{detail}）</translation>
    </message>
    <message>
        <source>it is no whole XML ({detail})</source>
        <translation>不是完整的 XML（{detail}）</translation>
    </message>
    <message>
        <source>it is no whole archive ({detail})</source>
        <translation>不是完整的压缩包（{detail}）</translation>
    </message>
    <message>
        <source>it is not what its name says</source>
        <translation>内容与文件名不符</translation>
    </message>
    <message>
        <source>its elements are nested too deeply</source>
        <translation>元素嵌套过深</translation>
    </message>
    <message>
        <source>its projection is not known ({detail})</source>
        <translation>投影未知（{detail}）</translation>
    </message>
    <message>
        <source>its projection {name} is not known</source>
        <translation>投影 {name} 未知</translation>
    </message>
    <message>
        <source>its text cannot be read ({detail})</source>
        <translation>文字无法读取（{detail}）</translation>
    </message>
    <message>
        <source>its text is neither UTF-8 nor GB 18030</source>
        <translation>文字编码既不是 UTF-8 也不是 GB 18030</translation>
    </message>
    <message>
        <source>line {line} cannot be read: {detail}</source>
        <translation>第 {line} 行无法读取：{detail}</translation>
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
        <source>there is neither a KML file nor a shapefile in it</source>
        <translation>其中没有 KML 文件，也没有 Shapefile</translation>
    </message>
    <message>
        <source>there is no .shp file in it</source>
        <translation>其中没有 .shp 文件</translation>
    </message>
    <message>
        <source>there is no column {name}</source>
        <translation>没有列 {name}</translation>
    </message>
    <message>
        <source>there is no {name} file in it</source>
        <translation>其中没有 {name} 文件</translation>
    </message>
    <message>
        <source>there is nothing in it</source>
        <translation>里面没有内容</translation>
    </message>
    <message>
        <source>this kind of file is not known</source>
        <translation>不认识这种文件</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>是或否（true/false）</translation>
    </message>
    <message>
        <source>{address} is no address that begins with https.</source>
        <translation>{address} 不是以 https 开头的地址。</translation>
    </message>
    <message>
        <source>{address} is not an address of a server. Type it as the server printed it, such as 10.0.0.5:8470.</source>
        <translation>{address} 不是服务器地址。请按服务器显示的填写，如 10.0.0.5:8470。</translation>
    </message>
    <message>
        <source>{authority} works under this plan already, at level {level}. Raise or lower it.</source>
        <translation>{authority}已按该预案以{level}级响应，请调整级别。</translation>
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
        <source>{count} things are too many for one import; at most {most} can be taken in, because every post is sent all of them. Take only what lies near the scene.</source>
        <translation>一次导入 {count} 项太多；因为全部要发给每个终端，最多可导入 {most} 项。请只导入现场附近的内容。</translation>
    </message>
    <message>
        <source>{east} m east, {north} m north lies outside of UTM zone {zone}.</source>
        <translation>东 {east} 米、北 {north} 米不在 UTM {zone} 带内。</translation>
    </message>
    <message>
        <source>{file} cannot be read as a GeoTIFF; it is damaged or cut short: {reason}</source>
        <translation>{file} 无法作为 GeoTIFF 读取，文件已损坏或不完整：{reason}</translation>
    </message>
    <message>
        <source>{file} cannot be read as an OpenStreetMap extract: {reason}</source>
        <translation>{file} 无法作为 OpenStreetMap 提取文件读取：{reason}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>无法读取 {file}：{reason}。</translation>
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
        <source>{file} cannot be read: {reason}. Is the stick still plugged in?</source>
        <translation>{file} 无法读取：{reason}。U 盘还插着吗？</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}.</source>
        <translation>无法写入 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}. Choose another place.</source>
        <translation>无法写入 {file}：{reason}。请选择其他位置。</translation>
    </message>
    <message>
        <source>{file} could not be turned into a map: {reason}</source>
        <translation>{file} 无法转换成地图：{reason}</translation>
    </message>
    <message>
        <source>{file} does not hold the texts of an incident file. Install Commander again.</source>
        <translation>{file} 中没有事件文件的译文。请重新安装 Commander。</translation>
    </message>
    <message>
        <source>{file} does not say what another post has, or it is damaged. Let that post write it anew.</source>
        <translation>{file} 不是对方席位的索取单，或已损坏。请对方重新写出。</translation>
    </message>
    <message>
        <source>{file} does not say where on earth it lies (no coordinate system): it cannot be put on the map. Save it with georeferencing.</source>
        <translation>{file} 没有坐标系，不知道位于何处，无法放到地图上。请带地理参考重新保存。</translation>
    </message>
    <message>
        <source>{file} has no column for {column}. Its columns are: {columns}. Say which one it is.</source>
        <translation>{file} 中没有 {column} 列。现有列：{columns}。请指定是哪一列。</translation>
    </message>
    <message>
        <source>{file} has no regions: a FeatureCollection is needed.</source>
        <translation>{file} 中没有区域：需要 FeatureCollection。</translation>
    </message>
    <message>
        <source>{file} has no sheet “plan”; it says code, version, names and type of event.</source>
        <translation>{file} 中没有名为“plan”的工作表；该表填写代码、版本、名称和事件类型。</translation>
    </message>
    <message>
        <source>{file} has version {version} (field “version”), this Commander reads version {known}. Update Commander to open it.</source>
        <translation>{file} 为第 {version} 版（字段“version”），本 Commander 可读第 {known} 版。请升级 Commander 后打开。</translation>
    </message>
    <message>
        <source>{file} holds &lt;{tag}&gt;, which is not taken.</source>
        <translation>{file} 含有 &lt;{tag}&gt;，不予接收。</translation>
    </message>
    <message>
        <source>{file} holds entities, which are not taken.</source>
        <translation>{file} 含有实体定义，不予接收。</translation>
    </message>
    <message>
        <source>{file} holds no passphrase.</source>
        <translation>{file} 中没有口令。</translation>
    </message>
    <message>
        <source>{file} holds no place: {reason}.</source>
        <translation>{file} 中没有地点：{reason}。</translation>
    </message>
    <message>
        <source>{file} holds tiles of a kind that Commander cannot draw.</source>
        <translation>{file} 中的瓦片类型 Commander 无法绘制。</translation>
    </message>
    <message>
        <source>{file} is a PMTiles archive of version {version}; Commander reads version 3. Convert it with the pmtiles tool.</source>
        <translation>{file} 是第 {version} 版 PMTiles 文件；Commander 只读第 3 版。请用 pmtiles 工具转换。</translation>
    </message>
    <message>
        <source>{file} is a database without the tables of MBTiles (tiles, metadata): it is something else.</source>
        <translation>{file} 是数据库，但没有 MBTiles 的表（tiles、metadata）：它是别的文件。</translation>
    </message>
    <message>
        <source>{file} is a folder. Choose a file in it.</source>
        <translation>{file} 是文件夹，请选择其中的文件。</translation>
    </message>
    <message>
        <source>{file} is cut in another projection ({crs}) than maps on screens have (Web Mercator, EPSG:3857). Make it again with that projection.</source>
        <translation>{file} 的切片投影（{crs}）不是屏幕地图所用的 Web 墨卡托（EPSG:3857）。请用该投影重新制作。</translation>
    </message>
    <message>
        <source>{file} is cut short: a part of the extract is missing. Copy it again.</source>
        <translation>{file} 不完整：提取文件缺了一部分。请重新复制。</translation>
    </message>
    <message>
        <source>{file} is cut short: tiles are missing. Copy it again.</source>
        <translation>{file} 不完整：缺少瓦片。请重新复制。</translation>
    </message>
    <message>
        <source>{file} is damaged, cut short or no file of tiles: it cannot be read to its end. Copy it again.</source>
        <translation>{file} 已损坏、不完整或不是瓦片文件：无法读到结尾。请重新复制。</translation>
    </message>
    <message>
        <source>{file} is damaged, or no GeoJSON with points: {reason}.</source>
        <translation>{file} 已损坏，或不是含点的 GeoJSON：{reason}。</translation>
    </message>
    <message>
        <source>{file} is damaged.</source>
        <translation>{file} 已损坏。</translation>
    </message>
    <message>
        <source>{file} is damaged: its directory of tiles cannot be read.</source>
        <translation>{file} 已损坏：瓦片目录无法读取。</translation>
    </message>
    <message>
        <source>{file} is damaged: its zooms make no sense.</source>
        <translation>{file} 已损坏：缩放级别不合理。</translation>
    </message>
    <message>
        <source>{file} is damaged: line {line}.</source>
        <translation>{file} 已损坏：第 {line} 行。</translation>
    </message>
    <message>
        <source>{file} is drawn in a local grid that has no place on earth ({crs}). Save it in a known projection.</source>
        <translation>{file} 使用的是地方独立坐标系（{crs}），无法换算到地球上的位置。请以通用投影重新保存。</translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation>{file} 是空文件。</translation>
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
        <source>{file} is larger than {limit} MB.</source>
        <translation>{file} 超过 {limit} MB。</translation>
    </message>
    <message>
        <source>{file} is larger than {limit} MB. Cut it into parts; each can be imported.</source>
        <translation>{file} 大于 {limit} MB。请拆分后逐个导入。</translation>
    </message>
    <message>
        <source>{file} is larger than {limit} kB and is no plan.</source>
        <translation>{file} 超过 {limit} kB，不是预案文件。</translation>
    </message>
    <message>
        <source>{file} is neither PNG nor SVG.</source>
        <translation>{file} 既不是 PNG 也不是 SVG。</translation>
    </message>
    <message>
        <source>{file} is no GeoJSON: {reason}.</source>
        <translation>{file} 不是 GeoJSON：{reason}。</translation>
    </message>
    <message>
        <source>{file} is no base map that Commander knows: MBTiles, PMTiles, GeoTIFF, or an OpenStreetMap extract (.osm.pbf, .osm).</source>
        <translation>{file} 不是 Commander 认识的底图：可用 MBTiles、PMTiles、GeoTIFF 或 OpenStreetMap 提取文件（.osm.pbf、.osm）。</translation>
    </message>
    <message>
        <source>{file} is no list of places: a CSV or TSV in UTF-8 with a head line, a GeoNames file or GeoJSON is.</source>
        <translation>{file} 不是地名表：应为带表头的 UTF-8 CSV 或 TSV、GeoNames 文件或 GeoJSON。</translation>
    </message>
    <message>
        <source>{file} is no table in JSON.</source>
        <translation>{file} 不是有效的 JSON 表。</translation>
    </message>
    <message>
        <source>{file} is no workbook that can be read: {reason}.</source>
        <translation>{file} 不是可读取的电子表格：{reason}。</translation>
    </message>
    <message>
        <source>{file} is not a Commander bundle, or it is damaged at its beginning and at its end. Nothing was taken from it.</source>
        <translation>{file} 不是 Commander 数据包，或首尾均已损坏。未从中导入任何内容。</translation>
    </message>
    <message>
        <source>{file} is not a PMTiles archive, or it is damaged.</source>
        <translation>{file} 不是 PMTiles 文件，或已损坏。</translation>
    </message>
    <message>
        <source>{file} is not an OpenStreetMap extract, or it is damaged.</source>
        <translation>{file} 不是 OpenStreetMap 提取文件，或已损坏。</translation>
    </message>
    <message>
        <source>{file} is not an OpenStreetMap extract, or it is damaged: {reason}</source>
        <translation>{file} 不是 OpenStreetMap 提取文件，或已损坏：{reason}</translation>
    </message>
    <message>
        <source>{file} is not an incident file: field “format” must be &quot;onscene-commander/incident&quot;. Choose another file.</source>
        <translation>{file} 不是事件文件：字段“format”须为 &quot;onscene-commander/incident&quot;。请另选文件。</translation>
    </message>
    <message>
        <source>{file} is not in this folder.</source>
        <translation>{file} 不在该文件夹中。</translation>
    </message>
    <message>
        <source>{file} is not there, or is no file.</source>
        <translation>{file} 不存在，或不是文件。</translation>
    </message>
    <message>
        <source>{file} is not there. Choose the log of a receiver.</source>
        <translation>{file} 不存在。请选择接收机日志。</translation>
    </message>
    <message>
        <source>{file} is packed in a way that Commander cannot read.</source>
        <translation>{file} 的压缩方式 Commander 无法读取。</translation>
    </message>
    <message>
        <source>{file} is packed. Unpack it first.</source>
        <translation>{file} 是压缩包，请先解压。</translation>
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
        <source>{file} is too large for the memory of this machine. Cut a smaller area out of it, or bring it as PMTiles.</source>
        <translation>{file} 太大，本机内存不够。请裁取较小的区域，或改用 PMTiles 文件。</translation>
    </message>
    <message>
        <source>{file} is too large to be converted here ({size} MB; at most {most} MB). Cut a smaller area out of it, or bring it as PMTiles.</source>
        <translation>{file} 太大，无法在本机转换（{size} MB，最多 {most} MB）。请裁取较小的区域，或改用 PMTiles 文件。</translation>
    </message>
    <message>
        <source>{file} is too large.</source>
        <translation>{file} 过大。</translation>
    </message>
    <message>
        <source>{file} may not be read by this user.</source>
        <translation>当前用户无权读取 {file}。</translation>
    </message>
    <message>
        <source>{file} names more than {most} symbols.</source>
        <translation>{file} 中的符号超过 {most} 个。</translation>
    </message>
    <message>
        <source>{file} names no file for {kind}.</source>
        <translation>{file} 没有为 {kind} 指定文件。</translation>
    </message>
    <message>
        <source>{file} names no symbols.</source>
        <translation>{file} 没有列出任何符号。</translation>
    </message>
    <message>
        <source>{file} of the backup is damaged or missing. Take an older backup.</source>
        <translation>备份中的 {file} 已损坏或缺失。请使用更早的备份。</translation>
    </message>
    <message>
        <source>{file} refers to something outside of it.</source>
        <translation>{file} 引用了文件以外的内容。</translation>
    </message>
    <message>
        <source>{file} was not taken in: unpacked it is larger than {limit} MB, as no map of a scene is.</source>
        <translation>{file} 未导入：解压后超过 {limit} MB，现场地图不会这么大。</translation>
    </message>
    <message>
        <source>{file} was not taken in: {bad} of {all} rows cannot be read. The first one is {first}. Correct the file and import it again.</source>
        <translation>{file} 未导入：{all} 行中有 {bad} 行无法读取，首个为 {first}。请改正文件后重新导入。</translation>
    </message>
    <message>
        <source>{file} was not taken in: {reason}. Choose another file.</source>
        <translation>{file} 未导入：{reason}。请选择其他文件。</translation>
    </message>
    <message>
        <source>{file} was written by a newer Commander (format {version}). Update this one to take it in. Nothing was taken from it.</source>
        <translation>{file} 由更新版本的 Commander 写出（格式 {version}）。请升级本机后再导入。未从中导入任何内容。</translation>
    </message>
    <message>
        <source>{file}, in line {line}, version: {other} has another text under the same code {code} and version {version}. Give the newer one the next number.</source>
        <translation>{file} 第{line}行，version：{other} 以相同代码 {code} 和版本 {version} 存有另一份文本。请给较新的一份编下一个版本号。</translation>
    </message>
    <message>
        <source>{file}, in line {line}, {path}: {reason}.</source>
        <translation>{file} 第{line}行，{path}：{reason}。</translation>
    </message>
    <message>
        <source>{file}, in line {line}: {reason}.</source>
        <translation>{file} 第{line}行：{reason}。</translation>
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
        <source>{file}, region {number}: a border is a Polygon or MultiPolygon.</source>
        <translation>{file} 第{number}个区域：边界应为 Polygon 或 MultiPolygon。</translation>
    </message>
    <message>
        <source>{file}, region {number}: it has no code.</source>
        <translation>{file} 第{number}个区域：没有代码。</translation>
    </message>
    <message>
        <source>{file}, region {number}: it has no properties.</source>
        <translation>{file} 第{number}个区域：没有属性。</translation>
    </message>
    <message>
        <source>{file}: end its name with one of {forms}.</source>
        <translation>{file}：文件名须以下列之一结尾：{forms}。</translation>
    </message>
    <message>
        <source>{file}: latitude and longitude are exchanged in it. Add --exchange.</source>
        <translation>{file}：其中纬度与经度互换了。请加 --exchange。</translation>
    </message>
    <message>
        <source>{first}, {second} is no place on earth: latitude goes from -90 to 90, longitude from -180 to 180.</source>
        <translation>{first}, {second} 不是地球上的地点：纬度为 -90 至 90，经度为 -180 至 180。</translation>
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
        <source>{folder} cannot be written: {reason}.</source>
        <translation>无法写入 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>{folder} holds no data of a server.</source>
        <translation>{folder} 中没有服务器数据。</translation>
    </message>
    <message>
        <source>{folder} is a copy of {other}, which is still there. This post now writes as a device of its own; everything that it holds stays.</source>
        <translation>{folder} 是 {other} 的副本，而原件仍在。本席位今后以新的设备身份记录；已有内容全部保留。</translation>
    </message>
    <message>
        <source>{folder} is no folder of a server. Start commander-server once, or name its folder with --data.</source>
        <translation>{folder} 不是服务器文件夹。请先启动一次 commander-server，或用 --data 指明其文件夹。</translation>
    </message>
    <message>
        <source>{folder} is not empty. Restore into a new folder.</source>
        <translation>{folder} 不是空的。请恢复到新文件夹。</translation>
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
        <source>{name} cannot sign in: set a password first.</source>
        <translation>{name} 无法登录：请先设置密码。</translation>
    </message>
    <message>
        <source>{name} is a number, not “{typed}”.</source>
        <translation>{name} 应为数字，而不是“{typed}”。</translation>
    </message>
    <message>
        <source>{name} is the last administrator.</source>
        <translation>{name} 是最后一名管理员。</translation>
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
        <source>{path} cannot be written: {reason}. Nothing was restored.</source>
        <translation>无法写入 {path}：{reason}。未恢复任何内容。</translation>
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
        <source>{path} is no backup of a server: {reason}.</source>
        <translation>{path} 不是服务器备份：{reason}。</translation>
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
        <source>{port} is no port: they go from 1 to 65535.</source>
        <translation>{port} 不是端口：端口为 1 至 65535。</translation>
    </message>
    <message>
        <source>{program} did not end.</source>
        <translation>{program} 未结束。</translation>
    </message>
    <message>
        <source>{program} did not succeed: {reason}</source>
        <translation>{program} 未成功：{reason}</translation>
    </message>
    <message>
        <source>{program} is not installed here. Install the package postgresql-client.</source>
        <translation>此处未安装 {program}。请安装软件包 postgresql-client。</translation>
    </message>
    <message>
        <source>{size} is no size; write it like 1920x1080.</source>
        <translation>{size} 不是有效尺寸；请写成 1920x1080 这样的形式。</translation>
    </message>
    <message>
        <source>{typed} is no number.</source>
        <translation>{typed} 不是数字。</translation>
    </message>
    <message>
        <source>{typed} is no time of day.</source>
        <translation>{typed} 不是有效时间。</translation>
    </message>
    <message>
        <source>{unit} has no place yet.</source>
        <translation>{unit} 尚无位置。</translation>
    </message>
    <message>
        <source>{value} is no latitude: it goes from -90 to 90.</source>
        <translation>{value} 不是纬度：纬度为 -90 至 90。</translation>
    </message>
    <message>
        <source>{value} is no longitude: it goes from -180 to 180.</source>
        <translation>{value} 不是经度：经度为 -180 至 180。</translation>
    </message>
    <message>
        <source>{value} is out of range: up to {most}.</source>
        <translation>{value} 超出范围：最大 {most}。</translation>
    </message>
    <message>
        <source>{what} is missing.</source>
        <translation>缺少{what}。</translation>
    </message>
    <message>
        <source>“{address}” is no address: write host:port, such as 192.168.1.10:10110.</source>
        <translation>“{address}”不是地址：请写主机:端口，例如 192.168.1.10:10110。</translation>
    </message>
    <message>
        <source>“{band}” is not the band of this place in UTM zone {zone}.</source>
        <translation>“{band}”不是 UTM {zone} 带内该地点的纬度带。</translation>
    </message>
    <message>
        <source>“{code}” is not known here; use one of: {known}</source>
        <translation>不认识“{code}”；可用：{known}</translation>
    </message>
    <message>
        <source>“{name}” may be {names}. Say which.</source>
        <translation>“{name}”可能是 {names}。请指明。</translation>
    </message>
    <message>
        <source>“{part}” has a fraction, so nothing smaller can follow it.</source>
        <translation>“{part}”已有小数，其后不能再有更小的单位。</translation>
    </message>
    <message>
        <source>“{part}”: minutes and seconds of an angle are below 60.</source>
        <translation>“{part}”：角度的分和秒应小于 60。</translation>
    </message>
    <message>
        <source>“{typed}” is no answer here; there are 1 to {count}.</source>
        <translation>“{typed}”不是可选答案；可选 1 至 {count}。</translation>
    </message>
    <message>
        <source>“{typed}” is no grid reference, such as 32V KM 76979 58157.</source>
        <translation>“{typed}”不是网格坐标，正确的如 32V KM 76979 58157。</translation>
    </message>
    <message>
        <source>“{typed}” is no line; write 4xboat or 4xboat:inflatable.</source>
        <translation>“{typed}”不是资源行；请写 4xboat 或 4xboat:橡皮艇。</translation>
    </message>
    <message>
        <source>“{typed}” is no place. Write 60.1699, 24.9384 or N 60°10.194&apos; E 24°56.304&apos; or a grid reference.</source>
        <translation>“{typed}”不是地点。请写 60.1699, 24.9384 或 N 60°10.194&apos; E 24°56.304&apos; 或网格坐标。</translation>
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
        <source>“{typed}”: east and north need as many digits each, at most five; these are {count} in all.</source>
        <translation>“{typed}”：东向与北向位数须相同，各不超过五位；现共 {count} 位。</translation>
    </message>
    <message>
        <source>“{typed}”: there is no grid zone {zone}; zones go from 1 to 60 and from C to X, without I and O.</source>
        <translation>“{typed}”：没有网格带 {zone}；带号为 1 至 60，纬度带为 C 至 X，无 I 和 O。</translation>
    </message>
    <message>
        <source>“{typed}”: there is no such square in this grid zone.</source>
        <translation>“{typed}”：该网格带中没有此方格。</translation>
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
        <source>limit reached: the server keeps no more of this operation</source>
        <translation>已达上限：服务器不再保存此行动的更多内容</translation>
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
    <message>
        <source>--workers is a number from 1 to {most}.</source>
        <translation>--workers 须为 1 至 {most} 的数。</translation>
    </message>
    <message>
        <source>--workers, --replica and --synchronous need --database.</source>
        <translation>--workers、--replica 和 --synchronous 需要 --database。</translation>
    </message>
    <message>
        <source>All connections to {name} are in use.</source>
        <translation>到 {name} 的连接均已占用。</translation>
    </message>
    <message>
        <source>Open an incident first: a warning belongs to one.</source>
        <translation>请先建立事件：预警属于某一事件。</translation>
    </message>
    <message>
        <source>Say which danger the warning is about.</source>
        <translation>请说明预警针对何种危险。</translation>
    </message>
    <message>
        <source>The address of the database is not of the form {form}.</source>
        <translation>数据库地址的格式应为 {form}。</translation>
    </message>
    <message>
        <source>The database does not replicate synchronously now, as --synchronous demands. Nothing is taken in until it does.</source>
        <translation>数据库目前未按 --synchronous 的要求同步复制。恢复之前不接收任何数据。</translation>
    </message>
    <message>
        <source>The disk of {name} is full. Free some space; nothing is lost.</source>
        <translation>{name} 的磁盘已满。请腾出空间；数据没有丢失。</translation>
    </message>
    <message>
        <source>The driver of PostgreSQL is missing. Install it with psycopg[binary], or resources/packaging/lock/server.txt.</source>
        <translation>缺少 PostgreSQL 驱动。请安装 psycopg[binary]，或按 resources/packaging/lock/server.txt 安装。</translation>
    </message>
    <message>
        <source>The server is closing.</source>
        <translation>服务器正在关闭。</translation>
    </message>
    <message>
        <source>{address} is a database of another program.</source>
        <translation>{address} 是其他程序的数据库。</translation>
    </message>
    <message>
        <source>{address} was made by a newer Commander. Install that version. Nothing has been changed.</source>
        <translation>{address} 由更新版本的 Commander 创建。请安装该版本。未作任何更改。</translation>
    </message>
    <message>
        <source>{field}: “{typed}” is no time. Write 20:55 or +90.</source>
        <translation>{field}：“{typed}”不是时间。请写 20:55 或 +90。</translation>
    </message>
    <message>
        <source>{name} cannot be used: {reason}</source>
        <translation>无法使用 {name}：{reason}</translation>
    </message>
    <message>
        <source>{name} does not answer in time.</source>
        <translation>{name} 未及时应答。</translation>
    </message>
    <message>
        <source>{name} forbids this to the user of the address.</source>
        <translation>{name} 不允许该地址的用户执行此操作。</translation>
    </message>
    <message>
        <source>{name} is no hazard of an incident that this one follows from.</source>
        <translation>{name}不是引发本事件的事件中的危险。</translation>
    </message>
    <message>
        <source>{name} refuses the password.</source>
        <translation>{name} 拒绝该密码。</translation>
    </message>
    <message>
        <source>{name} takes no more connections. Give it more.</source>
        <translation>{name} 不再接受新连接。请提高其连接上限。</translation>
    </message>
    <message>
        <source>A quantity is a whole number from {least}.</source>
        <translation>数量须为不小于 {least} 的整数。</translation>
    </message>
    <message>
        <source>Only the department that asks answers an offer: {code}.</source>
        <translation>只有请求部门能答复援助意向：{code}。</translation>
    </message>
    <message>
        <source>Open an incident first: a report is owed because of one.</source>
        <translation>请先建立事件：报告义务因事件产生。</translation>
    </message>
    <message>
        <source>Say of which kind: line {number}.</source>
        <translation>请写明类别：第 {number} 行。</translation>
    </message>
    <message>
        <source>“{typed}” is no time: write 2055, 20:55 or +15 for minutes.</source>
        <translation>“{typed}”不是时刻：请写 2055、20:55，或 +15 表示分钟。</translation>
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
        <source>measures of the shape</source>
        <translation>图形尺寸</translation>
    </message>
    <message>
        <source>ordered at</source>
        <translation>下达时间</translation>
    </message>
    <message>
        <source>holds until</source>
        <translation>有效至</translation>
    </message>
    <message>
        <source>watched</source>
        <translation>监视</translation>
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
    <message>
        <source>response plan</source>
        <translation>预案</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>matter</source>
        <translation>响应事项</translation>
    </message>
    <message>
        <source>expected duration (h)</source>
        <translation>预计期限（小时）</translation>
    </message>
    <message>
        <source>measures</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>began at</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>end of the response</source>
        <translation>响应解除</translation>
    </message>
    <message>
        <source>report made</source>
        <translation>已报送</translation>
    </message>
    <message>
        <source>limit (min)</source>
        <translation>时限（分钟）</translation>
    </message>
    <message>
        <source>what is asked for</source>
        <translation>所需资源</translation>
    </message>
    <message>
        <source>who fills it</source>
        <translation>提供方</translation>
    </message>
    <message>
        <source>who asks</source>
        <translation>请求方</translation>
    </message>
    <message>
        <source>region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>needed at</source>
        <translation>需要时间</translation>
    </message>
    <message>
        <source>arrives at</source>
        <translation>预计到达</translation>
    </message>
    <message>
        <source>resources needed</source>
        <translation>所需力量</translation>
    </message>
    <message>
        <source>legal basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>hazard</source>
        <translation>灾种</translation>
    </message>
    <message>
        <source>issuing unit</source>
        <translation>发布单位</translation>
    </message>
    <message>
        <source>area</source>
        <translation>影响范围</translation>
    </message>
    <message>
        <source>cautions</source>
        <translation>警示事项</translation>
    </message>
    <message>
        <source>headline</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>category</source>
        <translation>预警类别</translation>
    </message>
    <message>
        <source>issued at</source>
        <translation>发布时间</translation>
    </message>
    <message>
        <source>need published</source>
        <translation>需求已发布</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>what was done and found</source>
        <translation>处置情况与结论</translation>
    </message>
    <message>
        <source>what goes on afterwards</source>
        <translation>后续事项</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>Map files ({endings})</source>
        <translation>地图文件（{endings}）</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Map page (HTML)</source>
        <translation>地图网页（HTML）</translation>
    </message>
    <message>
        <source>One file that opens in any browser, with no network: the map of the moment.</source>
        <translation>一个文件，任何浏览器不联网即可打开：当前时刻的地图。</translation>
    </message>
    <message>
        <source>For QGIS, ArcGIS and other Commanders, with everything that is known.</source>
        <translation>用于 QGIS、ArcGIS 及其他指挥终端，包含全部信息。</translation>
    </message>
    <message>
        <source>For Google Earth, ATAK and others, with colours and words.</source>
        <translation>用于 Google Earth、ATAK 等，带颜色和文字。</translation>
    </message>
    <message>
        <source>For handheld receivers: points as waypoints, lines and edges as tracks.</source>
        <translation>用于手持定位仪：点为航点，线和边界为航迹。</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格（CSV）</translation>
    </message>
    <message>
        <source>For spreadsheets: one line for each thing, shapes as WKT.</source>
        <translation>用于电子表格：每项一行，形状为 WKT。</translation>
    </message>
    <message>
        <source>Shapefile</source>
        <translation>Shapefile 文件</translation>
    </message>
    <message>
        <source>it has no place</source>
        <translation>没有位置</translation>
    </message>
    <message>
        <source>its shape cannot be read</source>
        <translation>形状无法读取</translation>
    </message>
    <message>
        <source>a coordinate is no number</source>
        <translation>坐标不是数字</translation>
    </message>
    <message>
        <source>it lies nowhere on earth</source>
        <translation>坐标超出地球范围</translation>
    </message>
    <message>
        <source>the line is cut off</source>
        <translation>该行不完整</translation>
    </message>
    <message>
        <source>its outline crosses itself; it is mended, look at it afterwards</source>
        <translation>轮廓自相交，将自动修复，导入后请查看</translation>
    </message>
    <message>
        <source>it has more points than a map can show; it is simplified</source>
        <translation>点数超出地图显示能力，将简化</translation>
    </message>
    <message>
        <source>it crosses the 180th meridian and is cut there</source>
        <translation>跨越 180° 经线，在该处断开</translation>
    </message>
    <message>
        <source>The file does not say which coordinates it uses; degrees of WGS 84 are assumed.</source>
        <translation>文件未说明所用坐标系，按 WGS 84 经纬度处理。</translation>
    </message>
    <message>
        <source>It refers to files elsewhere; these were not followed.</source>
        <translation>文件引用了别处的文件，未读取。</translation>
    </message>
    <message>
        <source>Tables without places were left out.</source>
        <translation>没有位置的表未导入。</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读取中</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>检查中</translation>
    </message>
    <message>
        <source>Taking in</source>
        <translation>导入中</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>写入中</translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation>绘制地图</translation>
    </message>
    <message>
        <source>Drawing tiles</source>
        <translation>正在绘制瓦片</translation>
    </message>
    <message>
        <source>Names for the search</source>
        <translation>正在为搜索整理名称</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>正在完成</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>标绘</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>已解除</translation>
    </message>
    <message>
        <source>approximate</source>
        <translation>大致位置</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>第 {number} 行</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>第 {number} 项</translation>
    </message>
    <message>
        <source>Points: {count}</source>
        <translation>点：{count}</translation>
    </message>
    <message>
        <source>Lines: {count}</source>
        <translation>线：{count}</translation>
    </message>
    <message>
        <source>Areas: {count}</source>
        <translation>面：{count}</translation>
    </message>
    <message>
        <source>Nothing that has a place</source>
        <translation>没有带位置的内容</translation>
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
        <source>Response plan</source>
        <translation>预案文本</translation>
    </message>
    <message>
        <source>Activated response</source>
        <translation>已启动的响应</translation>
    </message>
    <message>
        <source>Report duty</source>
        <translation>报告职责</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>资源请求</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>到货记录</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>响应登记</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
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
    <name>panels</name>
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
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>联动链</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>报告时限</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>预警</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>Decimal degrees</source>
        <translation>十进制度</translation>
    </message>
    <message>
        <source>Degrees and minutes</source>
        <translation>度分</translation>
    </message>
    <message>
        <source>Degrees, minutes, seconds</source>
        <translation>度分秒</translation>
    </message>
    <message>
        <source>Military grid (MGRS)</source>
        <translation>军用网格（MGRS）</translation>
    </message>
    <message>
        <source>UTM</source>
        <translation>UTM 坐标</translation>
    </message>
    <message>
        <source>GCJ-02 (Amap, Tencent)</source>
        <translation>GCJ-02（高德、腾讯）</translation>
    </message>
    <message>
        <source>BD-09 (Baidu)</source>
        <translation>BD-09（百度）</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>城镇</translation>
    </message>
    <message>
        <source>District</source>
        <translation>城区</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村庄</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>车站</translation>
    </message>
    <message>
        <source>Hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>Fire station</source>
        <translation>消防站</translation>
    </message>
    <message>
        <source>Police station</source>
        <translation>派出所</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Point of interest</source>
        <translation>兴趣点</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>水系</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>自然地物</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>建筑</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>门牌地址</translation>
    </message>
    <message>
        <source>Hydrant</source>
        <translation>消火栓</translation>
    </message>
    <message>
        <source>N</source>
        <comment>direction</comment>
        <translation>北</translation>
    </message>
    <message>
        <source>NE</source>
        <comment>direction</comment>
        <translation>东北</translation>
    </message>
    <message>
        <source>E</source>
        <comment>direction</comment>
        <translation>东</translation>
    </message>
    <message>
        <source>SE</source>
        <comment>direction</comment>
        <translation>东南</translation>
    </message>
    <message>
        <source>S</source>
        <comment>direction</comment>
        <translation>南</translation>
    </message>
    <message>
        <source>SW</source>
        <comment>direction</comment>
        <translation>西南</translation>
    </message>
    <message>
        <source>W</source>
        <comment>direction</comment>
        <translation>西</translation>
    </message>
    <message>
        <source>NW</source>
        <comment>direction</comment>
        <translation>西北</translation>
    </message>
    <message>
        <source>at {name}</source>
        <translation>位于 {name}</translation>
    </message>
    <message>
        <source>{distance} {direction} of {name}</source>
        <translation>{name} {direction}方向 {distance}</translation>
    </message>
    <message>
        <source>longitude first</source>
        <translation>经度在前</translation>
    </message>
    <message>
        <source>as {datum}</source>
        <translation>按 {datum}</translation>
    </message>
    <message>
        <source>middle of a square of {size}</source>
        <translation>{size} 方格的中心</translation>
    </message>
    <message>
        <source>either order is a place</source>
        <translation>两种顺序都是有效地点</translation>
    </message>
    <message>
        <source>taken as WGS 84</source>
        <translation>按 WGS 84 读取</translation>
    </message>
</context>
<context>
    <name>plan columns</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>条款号</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Binding</source>
        <translation>强制</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>适用级别</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>发布机关</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Proposed when</source>
        <translation>建议条件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Target, min</source>
        <translation>目标（分钟）</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>牵头部门</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Within, min</source>
        <translation>时限（分钟）</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Supported by</source>
        <translation>协同部门</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>工作组</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查单</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>所需资源</translation>
    </message>
    <message>
        <source>From</source>
        <translation>报告人</translation>
    </message>
    <message>
        <source>To</source>
        <translation>报送对象</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>起算</translation>
    </message>
    <message>
        <source>Every, min</source>
        <translation>每隔（分钟）</translation>
    </message>
    <message>
        <source>For the same cause as</source>
        <translation>同因报告</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容要素</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>灾害</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Cautions</source>
        <translation>防范提示</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>应对措施</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>plans</name>
    <message>
        <source>Head</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>依据文件</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>工作组</translation>
    </message>
    <message>
        <source>Who is told</source>
        <translation>通知部门</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>What has to be said</source>
        <translation>必备内容</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>{code} · version {version} · {type} · {tasks} tasks</source>
        <translation>{code} · 第{version}版 · {type} · {tasks}项任务</translation>
    </message>
    <message>
        <source>example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>机关</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>建议条件</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Level {code}</source>
        <translation>{code}级</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Supported by</source>
        <translation>协助</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>致</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>起算</translation>
    </message>
    <message>
        <source>Again every</source>
        <translation>每隔</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>ending</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>In</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>危险源</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Cautions</source>
        <translation>警示事项</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>defines only</source>
        <translation>仅作定义</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>positions</name>
    <message>
        <source>no place yet</source>
        <translation>尚无位置</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>无记录</translation>
    </message>
    <message>
        <source>{age}, stale</source>
        <translation>{age}，已过时</translation>
    </message>
    <message>
        <source>{distance}, {direction} from {name}</source>
        <translation>距 {name} {distance}，方位 {direction}</translation>
    </message>
    <message>
        <source>this post</source>
        <translation>本席位</translation>
    </message>
</context>
<context>
    <name>print</name>
    <message>
        <source>1:{scale} in the middle of the sheet, printed on {paper} at 100 %</source>
        <translation>图幅中心比例尺 1:{scale}（{paper}，按 100 % 打印）</translation>
    </message>
    <message>
        <source>Printed by {name} with Commander</source>
        <translation>打印：{name}（Commander）</translation>
    </message>
    <message>
        <source>Printed with Commander</source>
        <translation>由 Commander 打印</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
    <message>
        <source>Units: {department}</source>
        <translation>力量：{department}</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>{kind}, planned</source>
        <translation>{kind}（计划）</translation>
    </message>
</context>
<context>
    <name>receivers</name>
    <message>
        <source>Serial port (NMEA)</source>
        <translation>串口（NMEA）</translation>
    </message>
    <message>
        <source>Network, TCP (NMEA)</source>
        <translation>网络 TCP（NMEA）</translation>
    </message>
    <message>
        <source>Network, UDP (NMEA)</source>
        <translation>网络 UDP（NMEA）</translation>
    </message>
    <message>
        <source>gpsd</source>
        <translation>gpsd 服务</translation>
    </message>
    <message>
        <source>Replay of a log</source>
        <translation>回放日志</translation>
    </message>
    <message>
        <source>Simulated drive</source>
        <translation>模拟行驶</translation>
    </message>
    <message>
        <source>Port, such as /dev/ttyUSB0 or COM3</source>
        <translation>串口，例如 /dev/ttyUSB0 或 COM3</translation>
    </message>
    <message>
        <source>host:port, such as 192.168.1.10:10110</source>
        <translation>主机:端口，例如 192.168.1.10:10110</translation>
    </message>
    <message>
        <source>Port, this machine only; 0.0.0.0:10110 listens to the network</source>
        <translation>端口，仅限本机；0.0.0.0:10110 监听网络</translation>
    </message>
    <message>
        <source>host:port; empty: gpsd on this machine</source>
        <translation>主机:端口；留空为本机 gpsd</translation>
    </message>
    <message>
        <source>Path of the log</source>
        <translation>日志文件路径</translation>
    </message>
    <message>
        <source>Places to drive along, with ; between them</source>
        <translation>行驶经过的地点，用 ; 隔开</translation>
    </message>
    <message>
        <source>Baud</source>
        <translation>波特率</translation>
    </message>
    <message>
        <source>Times real time</source>
        <translation>倍速</translation>
    </message>
    <message>
        <source>km/h</source>
        <translation>公里/小时</translation>
    </message>
    <message>
        <source>position</source>
        <translation>已定位</translation>
    </message>
    <message>
        <source>position, corrected</source>
        <translation>已定位，差分</translation>
    </message>
    <message>
        <source>position, RTK</source>
        <translation>已定位，RTK</translation>
    </message>
    <message>
        <source>position estimated by the receiver</source>
        <translation>接收机推算位置</translation>
    </message>
    <message>
        <source>position typed into the receiver</source>
        <translation>接收机手工输入的位置</translation>
    </message>
    <message>
        <source>simulated position</source>
        <translation>模拟位置</translation>
    </message>
    <message>
        <source>moves this vehicle&apos;s unit</source>
        <translation>更新本车力量</translation>
    </message>
    <message>
        <source>this post&apos;s place only</source>
        <translation>仅本席位的位置</translation>
    </message>
    <message>
        <source>moves {unit}</source>
        <translation>更新 {unit}</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>connecting …</source>
        <translation>正在连接 …</translation>
    </message>
    <message>
        <source>silent: nothing comes</source>
        <translation>无信号：未收到任何数据</translation>
    </message>
    <message>
        <source>something comes, but nothing readable</source>
        <translation>收到数据，但无法识别</translation>
    </message>
    <message>
        <source>no position: the receiver searches</source>
        <translation>无位置：接收机正在搜星</translation>
    </message>
    <message>
        <source>the log is at its end</source>
        <translation>日志已播完</translation>
    </message>
    <message>
        <source>broken: {reason}; it is tried again</source>
        <translation>中断：{reason}；正在重试</translation>
    </message>
    <message>
        <source>Its clock is {time} {side} this machine&apos;s.</source>
        <translation>其时钟{side}本机 {time}。</translation>
    </message>
    <message>
        <source>ahead of</source>
        <translation>快于</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>慢于</translation>
    </message>
    <message>
        <source>{bad} of {all} lines were disturbed and not used.</source>
        <translation>{all} 行中有 {bad} 行受干扰，未采用。</translation>
    </message>
    <message>
        <source>{count} satellites</source>
        <translation>{count} 颗卫星</translation>
    </message>
    <message>
        <source>{seconds} s ago</source>
        <translation>{seconds} 秒前</translation>
    </message>
    <message>
        <source>last {age} ago</source>
        <translation>上次定位 {age} 前</translation>
    </message>
</context>
<context>
    <name>response</name>
    <message>
        <source>example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>since {since} · {over} over of {hours} · until {until}</source>
        <translation>自{since}起 · 已过{over}，预计{hours} · 至{until}</translation>
    </message>
    <message>
        <source>since {since} · {hours} expected, passed {late} ago</source>
        <translation>自{since}起 · 预计{hours}，已超{late}</translation>
    </message>
    <message>
        <source>since {since} · {hours} expected · until {until}</source>
        <translation>自{since}起 · 预计{hours} · 至{until}</translation>
    </message>
    <message>
        <source>not told at this level</source>
        <translation>本级不通知</translation>
    </message>
    <message>
        <source>✓ {at}, after {limit}</source>
        <translation>✓ {at}，晚于{limit}</translation>
    </message>
    <message>
        <source>✓ acknowledged {at}</source>
        <translation>✓ 已确认 {at}</translation>
    </message>
    <message>
        <source>! no answer, late {ago}</source>
        <translation>！未答复，逾期{ago}</translation>
    </message>
    <message>
        <source>… {left} left, until {limit}</source>
        <translation>… 剩{left}，至{limit}</translation>
    </message>
    <message>
        <source>no task</source>
        <translation>无任务</translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation>已完成 {done}/{all}</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>超时 {count}</translation>
    </message>
    <message>
        <source>! overdue {span}</source>
        <translation>！逾期{span}</translation>
    </message>
    <message>
        <source>{span} left, until {due}</source>
        <translation>剩{span}，至{due}</translation>
    </message>
    <message>
        <source>until {due}</source>
        <translation>至{due}</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>not owed any more</source>
        <translation>不再应报</translation>
    </message>
    <message>
        <source>✓ made late</source>
        <translation>✓ 迟报</translation>
    </message>
    <message>
        <source>✓ made</source>
        <translation>✓ 已报</translation>
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
        <source>warning level</source>
        <translation>预警级别</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>injured</source>
        <translation>受伤</translation>
    </message>
    <message>
        <source>trapped</source>
        <translation>被困</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>失踪</translation>
    </message>
    <message>
        <source>affected</source>
        <translation>受影响</translation>
    </message>
    <message>
        <source>evacuated</source>
        <translation>疏散</translation>
    </message>
    <message>
        <source>loss in yuan</source>
        <translation>损失（元）</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>area in km²</source>
        <translation>面积（km²）</translation>
    </message>
    <message>
        <source>people involved</source>
        <translation>涉及人数</translation>
    </message>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>终止人</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>All departments</source>
        <translation>全部部门</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>未说明</translation>
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
        <source>limit reached</source>
        <translation>已达上限</translation>
    </message>
    <message>
        <source>Other posts can join this one. Shift+F8 shows who is here.</source>
        <translation>其他席位可以加入本机。Shift+F8 查看接入者。</translation>
    </message>
    <message>
        <source>The server keeps no more of an operation ({count}): its limit is reached. Everything is kept here and goes out by itself when the server&apos;s administrator raises the limit.</source>
        <translation>服务器不再保存某行动的更多内容（{count} 个）：已达上限。所有内容都保留在本机，服务器管理员提高上限后会自动发出。</translation>
    </message>
    <message>
        <source>Sharing with {count}</source>
        <translation>共享中，{count} 台接入</translation>
    </message>
    <message>
        <source>sharing with {count}</source>
        <translation>共享 {count} 台</translation>
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
        <source>! Report to {to} overdue {age}</source>
        <translation>! 向{to}报告已超时 {age}</translation>
    </message>
    <message>
        <source>Report to {to} due in {time}</source>
        <translation>向{to}报告还剩 {time}</translation>
    </message>
    <message>
        <source>! Request late {age}: {title}</source>
        <translation>! 请求超时 {age}：{title}</translation>
    </message>
    <message>
        <source>{who} asks you for {title} ({state})</source>
        <translation>{who}请求你方提供 {title}（{state}）</translation>
    </message>
    <message>
        <source>Your request {title}: {state}</source>
        <translation>你方请求 {title}：{state}</translation>
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
    <message>
        <source>! Warning expired {age} ago: {title}</source>
        <translation>! 预警已过期 {age}：{title}</translation>
    </message>
    <message>
        <source>↳ from {name}</source>
        <translation>↳ 源自{name}</translation>
    </message>
    <message>
        <source>→ {count} follow from it</source>
        <translation>→ 引发 {count} 起</translation>
    </message>
    <message>
        <source>! Circle: {who} wait for each other: {title} {age}</source>
        <translation>! 成环：{who}互相等待：{title} {age}</translation>
    </message>
</context>
<context>
    <name>subtypes</name>
    <message>
        <source>Flood or drought</source>
        <translation>水旱灾害</translation>
    </message>
    <message>
        <source>Severe weather</source>
        <translation>气象灾害</translation>
    </message>
    <message>
        <source>Earthquake</source>
        <translation>地震灾害</translation>
    </message>
    <message>
        <source>Landslide, debris flow</source>
        <translation>地质灾害</translation>
    </message>
    <message>
        <source>Marine disaster</source>
        <translation>海洋灾害</translation>
    </message>
    <message>
        <source>Forest fire</source>
        <translation>森林火灾</translation>
    </message>
    <message>
        <source>Grassland fire</source>
        <translation>草原火灾</translation>
    </message>
    <message>
        <source>Coal mine</source>
        <translation>煤矿事故</translation>
    </message>
    <message>
        <source>Metal or other mine</source>
        <translation>金属与非金属矿山事故</translation>
    </message>
    <message>
        <source>Construction site</source>
        <translation>建筑施工事故</translation>
    </message>
    <message>
        <source>Hazardous chemicals</source>
        <translation>危险化学品事故</translation>
    </message>
    <message>
        <source>Fireworks, explosives</source>
        <translation>烟花爆竹事故</translation>
    </message>
    <message>
        <source>Fire</source>
        <translation>火灾事故</translation>
    </message>
    <message>
        <source>Road traffic</source>
        <translation>道路交通事故</translation>
    </message>
    <message>
        <source>Water traffic</source>
        <translation>水上交通事故</translation>
    </message>
    <message>
        <source>Railway</source>
        <translation>铁路交通事故</translation>
    </message>
    <message>
        <source>Metro, light rail</source>
        <translation>城市轨道交通事故</translation>
    </message>
    <message>
        <source>Aircraft</source>
        <translation>飞行事故</translation>
    </message>
    <message>
        <source>Pressure vessel, lift, other special equipment</source>
        <translation>特种设备事故</translation>
    </message>
    <message>
        <source>Infrastructure, utilities</source>
        <translation>基础设施事故</translation>
    </message>
    <message>
        <source>Pollution</source>
        <translation>环境污染事故</translation>
    </message>
    <message>
        <source>Farm machinery</source>
        <translation>农业机械事故</translation>
    </message>
    <message>
        <source>Crowd crush</source>
        <translation>踩踏事件</translation>
    </message>
    <message>
        <source>Infectious disease</source>
        <translation>传染病疫情</translation>
    </message>
    <message>
        <source>Food or drug safety</source>
        <translation>食品药品安全事件</translation>
    </message>
    <message>
        <source>Mass poisoning or infection</source>
        <translation>群体性中毒、感染事件</translation>
    </message>
    <message>
        <source>Animal epidemic</source>
        <translation>动物疫情</translation>
    </message>
    <message>
        <source>Financial</source>
        <translation>金融突发事件</translation>
    </message>
    <message>
        <source>Information security</source>
        <translation>信息安全事件</translation>
    </message>
    <message>
        <source>Terror attack</source>
        <translation>恐怖袭击事件</translation>
    </message>
    <message>
        <source>Nuclear or radiation</source>
        <translation>核与辐射事件</translation>
    </message>
    <message>
        <source>Mass gathering</source>
        <translation>群体性事件</translation>
    </message>
</context>
<context>
    <name>ticks</name>
    <message>
        <source>entered</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 条</translation>
    </message>
</context>
<context>
    <name>warnings</name>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>被取代</translation>
    </message>
    <message>
        <source>Lifted</source>
        <translation>已解除</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>危险</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Area in words</source>
        <translation>影响范围</translation>
    </message>
    <message>
        <source>Area on the map</source>
        <translation>地图上的范围</translation>
    </message>
    <message>
        <source>Take care</source>
        <translation>警示事项</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>应采取的措施</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>发布机关</translation>
    </message>
    <message>
        <source>drafted</source>
        <translation>起草</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>changed, approval fell</source>
        <translation>修改，批准失效</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>issued anew</source>
        <translation>重新发布</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>From and until are not said yet</source>
        <translation>起止时间尚未说明</translation>
    </message>
    <message>
        <source>From {start}, no end set</source>
        <translation>自 {start} 起，未定截止</translation>
    </message>
    <message>
        <source>From {start} until {end}</source>
        <translation>自 {start} 至 {end}</translation>
    </message>
    <message>
        <source>expired {age} ago</source>
        <translation>已过期 {age}</translation>
    </message>
    <message>
        <source>expires in {age}</source>
        <translation>{age}后到期</translation>
    </message>
    <message>
        <source>{count} expired</source>
        <translation>{count} 份过期</translation>
    </message>
    <message>
        <source>{count} in force</source>
        <translation>{count} 份生效</translation>
    </message>
    <message>
        <source>{count} to be issued</source>
        <translation>{count} 份待发布</translation>
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
        <source>Draft</source>
        <comment>request</comment>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Approved</source>
        <comment>request</comment>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Ordered</source>
        <comment>request</comment>
        <translation>已下单</translation>
    </message>
    <message>
        <source>Partly filled</source>
        <comment>request</comment>
        <translation>部分到位</translation>
    </message>
    <message>
        <source>Delivered</source>
        <comment>request</comment>
        <translation>已到齐</translation>
    </message>
    <message>
        <source>Declined</source>
        <comment>request</comment>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>request</comment>
        <translation>已取消</translation>
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
        <source>Inner cordon</source>
        <comment>zone</comment>
        <translation>内层警戒线</translation>
    </message>
    <message>
        <source>Outer cordon</source>
        <comment>zone</comment>
        <translation>外层警戒线</translation>
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
        <source>Helicopter landing</source>
        <comment>zone</comment>
        <translation>直升机起降点</translation>
    </message>
    <message>
        <source>Water supply</source>
        <comment>zone</comment>
        <translation>取水点</translation>
    </message>
    <message>
        <source>Decontamination</source>
        <comment>zone</comment>
        <translation>洗消点</translation>
    </message>
    <message>
        <source>Assembly point</source>
        <comment>zone</comment>
        <translation>集合点</translation>
    </message>
    <message>
        <source>Hazard</source>
        <comment>zone</comment>
        <translation>危险源</translation>
    </message>
    <message>
        <source>Road closed</source>
        <comment>zone</comment>
        <translation>道路封闭</translation>
    </message>
    <message>
        <source>Safe route</source>
        <comment>zone</comment>
        <translation>安全路线</translation>
    </message>
    <message>
        <source>Movement</source>
        <comment>zone</comment>
        <translation>行动方向</translation>
    </message>
    <message>
        <source>Plume</source>
        <comment>zone</comment>
        <translation>烟羽</translation>
    </message>
    <message>
        <source>Text</source>
        <comment>zone</comment>
        <translation>文字</translation>
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
    <message>
        <source>Warning area</source>
        <comment>zone</comment>
        <translation>预警范围</translation>
    </message>
</context>
</TS>
