<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Leave the server</source>
        <translation>退出服务器</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>In this state since {time}</source>
        <translation>自 {time} 起处于此状态</translation>
    </message>
    <message>
        <source>Type the address and the code that the server shows.</source>
        <translation>请填写服务器显示的地址和接入码。</translation>
    </message>
    <message>
        <source>Nothing waits: the server has everything.</source>
        <translation>没有待发内容：服务器已全部收到。</translation>
    </message>
    <message>
        <source>The demonstration stays on this machine.</source>
        <translation>演示只保存在本机。</translation>
    </message>
    <message>
        <source>Everything is kept on this machine.
To work with other posts, join the server that they have joined.</source>
        <translation>全部内容保存在本机。
要与其他席位协同，请加入其所在的服务器。</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Code that it shows</source>
        <translation>服务器显示的接入码</translation>
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
    <name>Session</name>
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
        <source>Or join the server of an operation</source>
        <translation>或加入行动的服务器</translation>
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
        <source>No operation is open. Open one: commander operation open NAME</source>
        <translation>没有进行中的行动。请开启一个：commander operation open NAME</translation>
    </message>
    <message>
        <source>Nothing listens at the server&apos;s address.</source>
        <translation>该地址上没有服务器在运行。</translation>
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
        <source>Say why the task is cancelled.</source>
        <translation>请说明取消任务的原因。</translation>
    </message>
    <message>
        <source>The checklist has no line {number}.</source>
        <translation>检查清单没有第 {number} 项。</translation>
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
        <source>There is no log entry {key} here.</source>
        <translation>此处没有通联记录 {key}。</translation>
    </message>
    <message>
        <source>There is no network to the server.</source>
        <translation>没有通往服务器的网络。</translation>
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
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
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
        <source>This has been lifted already.</source>
        <translation>此项已撤销。</translation>
    </message>
    <message>
        <source>This is not an enrolment code. Copy the whole line that the server printed.</source>
        <translation>这不是接入码。请完整复制服务器显示的整行。</translation>
    </message>
    <message>
        <source>This post has joined no server. Join one: commander join ADDRESS CODE</source>
        <translation>本席位尚未加入服务器。加入：commander join ADDRESS CODE</translation>
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
        <source>Without TLS a server can only be joined on this machine itself.</source>
        <translation>不启用 TLS 时只能加入本机上的服务器。</translation>
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
        <source>not the snapshot that was asked for</source>
        <translation>不是所请求的快照</translation>
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
        <source>{file} has version {version} (field “version”), this Commander reads version {known}. Update Commander to open it.</source>
        <translation>{file} 为第 {version} 版（字段“version”），本 Commander 可读第 {known} 版。请升级 Commander 后打开。</translation>
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
        <source>{file} is not an incident file: field “format” must be &quot;onscene-commander/incident&quot;. Choose another file.</source>
        <translation>{file} 不是事件文件：字段“format”须为 &quot;onscene-commander/incident&quot;。请另选文件。</translation>
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
        <source>{path} is not a Commander database, or it is damaged.</source>
        <translation>{path} 不是 Commander 数据库，或已损坏。</translation>
    </message>
    <message>
        <source>{path} is not a Commander database. Move it away, or choose another data folder. Nothing has been changed.</source>
        <translation>{path} 不是 Commander 数据库。请将其移走，或另选数据目录。未作任何改动。</translation>
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
        <source>“{typed}” is no place: write LAT,LON in degrees, such as 34.13,-117.33.</source>
        <translation>“{typed}”不是有效位置：请写 纬度,经度（以度为单位），如 34.13,-117.33。</translation>
    </message>
    <message>
        <source>“{typed}” is no time: write 30m, 2h, 1d or HH:MM.</source>
        <translation>“{typed}”不是有效时间：请写 30m、2h、1d 或 HH:MM。</translation>
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
        <source>status</source>
        <translation>状态</translation>
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
        <translation>任务内容</translation>
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
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>event grade</source>
        <translation>事件分级</translation>
    </message>
    <message>
        <source>fire alarm level</source>
        <translation>火警等级</translation>
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
        <source>roll call</source>
        <translation>清点间隔</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>position held</source>
        <translation>岗位</translation>
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
        <source>⇄ {title} {field}: {values}</source>
        <translation>⇄ {title} {field}：{values}</translation>
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
