"""What people do: the only way in for the window, importers, exercises and the command line."""

from commander.actions.attach import Attach, Withdraw
from commander.actions.base import Action, Outcome
from commander.actions.features import DrawFeature, LiftFeature, UpdateFeature
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
from commander.actions.positions import ReportFix
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

__all__ = [
    "AcceptTask",
    "Acknowledge",
    "Action",
    "AddChannel",
    "AddDepartment",
    "AddUnit",
    "ArchiveIncident",
    "ArchiveOperation",
    "AssignTask",
    "AssignUnit",
    "Attach",
    "Call",
    "CheckItem",
    "CloseIncident",
    "CloseOperation",
    "CorrectMessage",
    "CreateTask",
    "DrawFeature",
    "ForwardMessage",
    "HandOverCommand",
    "ImportCalls",
    "LiftFeature",
    "LogMessage",
    "MoveTask",
    "OpenIncident",
    "OpenOperation",
    "Outcome",
    "PlaceMessage",
    "PlaceUnit",
    "RecordRollCall",
    "ReopenIncident",
    "ReopenOperation",
    "ReportFix",
    "RetryParked",
    "SetResponseLevel",
    "SetUnitStatus",
    "SettleConflict",
    "StartPeriod",
    "StrikeMessage",
    "TakeDesk",
    "TaskFromMessage",
    "Undo",
    "UpdateDepartment",
    "UpdateFeature",
    "UpdateIncident",
    "UpdateOperation",
    "UpdateTask",
    "UpdateUnit",
    "Withdraw",
]
