"""Words that only the board uses: fields of tasks, and what an empty column says."""

from PySide6.QtCore import QCoreApplication


def field_word(name: str) -> str:
    """Return the word for a field of a task; an unknown one by its name."""
    words = {
        "title": QCoreApplication.translate("Board", "Title"),
        "owner": QCoreApplication.translate("Board", "Owner"),
        "support": QCoreApplication.translate("Board", "Support"),
        "units": QCoreApplication.translate("Board", "Units"),
        "due": QCoreApplication.translate("Board", "Due"),
        "priority": QCoreApplication.translate("Board", "Priority"),
        "status": QCoreApplication.translate("Board", "State"),
        "reason": QCoreApplication.translate("Board", "Reason"),
        "waits_for": QCoreApplication.translate("Board", "Waits for"),
        "checklist": QCoreApplication.translate("Board", "Checklist"),
        "files": QCoreApplication.translate("Board", "Files"),
        "origin": QCoreApplication.translate("Board", "Origin"),
        "incident": QCoreApplication.translate("Board", "Incident"),
        "accepted": QCoreApplication.translate("Board", "Acknowledged"),
        "assigned": QCoreApplication.translate("Board", "Asked"),
        "in_progress": QCoreApplication.translate("Board", "Started"),
        "blocked": QCoreApplication.translate("Board", "Blocked since"),
        "done": QCoreApplication.translate("Board", "Done"),
    }
    return words.get(name, name)


def empty_text(status: str) -> str:
    """Return what belongs into a column that holds nothing."""
    words = {
        "assigned": QCoreApplication.translate(
            "Board", "What was asked and nobody has begun. N adds a task."
        ),
        "in_progress": QCoreApplication.translate(
            "Board", "What somebody works on. 2 moves the selected card here."
        ),
        "blocked": QCoreApplication.translate(
            "Board", "What cannot go on, and what it waits for. B blocks the selected card."
        ),
        "done": QCoreApplication.translate(
            "Board", "What is finished. 4 moves the selected card here."
        ),
    }
    return words.get(status, "")
