"""What the workbench does about text that is being typed: it survives the end of the program."""

from offer_tui.files.journal import Journal
from offer_tui.ui.rows import Field, Row
from offer_tui.ui.screens.parts import Part


class Noting(Part):
    """Notes what is typed and is no edit yet."""

    def note(self, journal: Journal) -> bool:
        """Note what is typed in the open editor; tell whether it is noted now, or nothing is to be noted."""
        row = self.bench.desk.editing
        return row is None or row.field is None or self._note(journal, row, row.field)

    def _note(self, journal: Journal, row: Row, field: Field) -> bool:
        """Note what is typed in a row, with the answers before it; forget what says nothing new."""
        here, asked, typed = self.trail.here, self.bench.asked, self.bench.desk.typed
        if asked is None:
            name, label, kept_text = self.bench.editing.edited, field.label, self.bench.editing.kept_text
        else:
            name, label = here.name if here is not None else "", field.label
            kept_text = field.text if field.was is None else field.was
        text = typed if typed != kept_text else ""
        if asked is not None and self.bench.asking.answered:
            label = asked.title
            text = "\n".join((*self.bench.asking.answered, *((f"{field.label}: {text}",) if text else ())))
        if not text:
            journal.typed_no_more()
            return True
        stored = self.workbook.shown(name)
        in_row = stored is not None and any(isinstance(part, int) for part in row.path)
        return journal.typed(name, row.path, label, text, stored.document if stored and in_row else None)
