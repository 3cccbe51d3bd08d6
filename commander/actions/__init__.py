"""What people do: the only way in for the window, importers, exercises and the command line."""

from commander.actions.attach import Attach, Withdraw
from commander.actions.base import Action, Outcome
from commander.actions.dependencies import (
    AddDependency,
    RemoveDependency,
)
from commander.actions.duties import (
    AddDuty,
    FulfilDuty,
    LiftDuty,
    SetDutyLimit,
    StartDuty,
)
from commander.actions.escalate import EscalateTask
from commander.actions.features import DrawFeature, LiftFeature, UpdateFeature
from commander.actions.from_file import TakeInFile, Thing
from commander.actions.imports import Call, ImportCalls
from commander.actions.incidents import (
    ArchiveIncident,
    CloseIncident,
    HandOverCommand,
    OpenIncident,
    RecordRollCall,
    ReopenIncident,
    SetResponseLevel,
    UpdateIncident,
)
from commander.actions.log import (
    Acknowledge,
    CorrectMessage,
    ForwardMessage,
    LogMessage,
    PlaceMessage,
    StrikeMessage,
)
from commander.actions.operations import (
    ArchiveOperation,
    CloseOperation,
    OpenOperation,
    ReopenOperation,
    StartPeriod,
    TakeDesk,
    UpdateOperation,
)
from commander.actions.parked import RetryParked
from commander.actions.plans import (
    ActivatePlan,
    ChangeLevel,
    EndActivation,
    SettleActivation,
)
from commander.actions.positions import ReportFix
from commander.actions.regions import (
    SetRegions,
)
from commander.actions.requests import (
    AnswerOffer,
    ApproveRequest,
    CancelRequest,
    CloseRequest,
    DeclineRequest,
    DraftRequest,
    MakeOffer,
    OrderRequest,
    PublishNeed,
    RecordDelivery,
    UpdateRequest,
    WithdrawDelivery,
)
from commander.actions.resources import (
    AddChannel,
    AddDepartment,
    AddUnit,
    AssignUnit,
    PlaceUnit,
    SetUnitStatus,
    UpdateDepartment,
    UpdateUnit,
)
from commander.actions.settle import SettleConflict
from commander.actions.succession import TakeOverHazards
from commander.actions.tasks import (
    AcceptTask,
    AssignTask,
    CheckItem,
    CreateTask,
    MoveTask,
    TaskFromMessage,
    UpdateTask,
)
from commander.actions.undo import Undo
from commander.actions.warnings import (
    ApproveWarning,
    ChangeWarningLevel,
    DraftWarning,
    IssueWarning,
    LiftWarning,
    Notified,
    UpdateWarning,
)

__all__ = [
    "AcceptTask",
    "Acknowledge",
    "Action",
    "ActivatePlan",
    "AddChannel",
    "AddDepartment",
    "AddDependency",
    "AddDuty",
    "AddUnit",
    "AnswerOffer",
    "ApproveRequest",
    "ApproveWarning",
    "ArchiveIncident",
    "ArchiveOperation",
    "AssignTask",
    "AssignUnit",
    "Attach",
    "Call",
    "CancelRequest",
    "ChangeLevel",
    "ChangeWarningLevel",
    "CheckItem",
    "CloseIncident",
    "CloseOperation",
    "CloseRequest",
    "CorrectMessage",
    "CreateTask",
    "DeclineRequest",
    "DraftRequest",
    "DraftWarning",
    "DrawFeature",
    "EndActivation",
    "EscalateTask",
    "ForwardMessage",
    "FulfilDuty",
    "HandOverCommand",
    "ImportCalls",
    "IssueWarning",
    "LiftDuty",
    "LiftFeature",
    "LiftWarning",
    "LogMessage",
    "MakeOffer",
    "MoveTask",
    "Notified",
    "OpenIncident",
    "OpenOperation",
    "OrderRequest",
    "Outcome",
    "PlaceMessage",
    "PlaceUnit",
    "PublishNeed",
    "RecordDelivery",
    "RecordRollCall",
    "RemoveDependency",
    "ReopenIncident",
    "ReopenOperation",
    "ReportFix",
    "RetryParked",
    "SetDutyLimit",
    "SetRegions",
    "SetResponseLevel",
    "SetUnitStatus",
    "SettleActivation",
    "SettleConflict",
    "StartDuty",
    "StartPeriod",
    "StrikeMessage",
    "TakeDesk",
    "TakeInFile",
    "TakeOverHazards",
    "TaskFromMessage",
    "Thing",
    "Undo",
    "UpdateDepartment",
    "UpdateFeature",
    "UpdateIncident",
    "UpdateOperation",
    "UpdateRequest",
    "UpdateTask",
    "UpdateUnit",
    "UpdateWarning",
    "Withdraw",
    "WithdrawDelivery",
]
