package io.xinglin.ejb.casefile;

import io.xinglin.core.casefile.CaseChange;
import io.xinglin.core.casefile.CodedCase;
import io.xinglin.core.casefile.CodedItem;
import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.correction.Change;
import io.xinglin.core.correction.CorrectedMentions;
import io.xinglin.core.correction.CorrectionDesk;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteDesk.AnnotatedNote;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.terminology.Code;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Ties cases to the corrections of their notes: a case is read from the mentions as corrected, and a code that a coder
 * confirms or gives for the words of a mention is kept as that mention's correction, to be learned from.
 */
@ApplicationScoped
public class CodedMentions {
    private CorrectionDesk corrections;

    /** For the container's proxy. */
    protected CodedMentions() {}

    @Inject
    public CodedMentions(CorrectionDesk corrections) {
        this.corrections = corrections;
    }

    /** The facts with the mentions as they stand now. */
    NoteFacts corrected(AnnotatedNote note) {
        NoteFacts facts = note.facts();
        return corrections
                .find(note.note().id())
                .map(now -> new NoteFacts(facts.engine(), facts.sections(), now.mentions(), facts.record()))
                .orElse(facts);
    }

    /** Keeps what the change says of a mention, where it says something of one. */
    void correct(String user, Note note, CodedCase coded, CaseChange change) {
        if (change instanceof CaseChange.Confirm confirm) {
            CodedItem item = item(coded, confirm.kind(), confirm.index());
            if (item.code() != null) {
                correct(user, note, item, item.code());
            }
        } else if (change instanceof CaseChange.Recode recode) {
            correct(user, note, item(coded, recode.kind(), recode.index()), recode.to());
        }
    }

    private static CodedItem item(CodedCase coded, CaseChange.Kind kind, int index) {
        return (kind == CaseChange.Kind.DIAGNOSIS ? coded.diagnoses() : coded.operations()).get(index);
    }

    private void correct(String user, Note note, CodedItem item, Code code) {
        if (item.span() == null) {
            return;
        }
        List<Mention> mentions = corrections.find(note.id()).orElseThrow().mentions();
        Optional<Mention> mention = mentions.stream()
                .filter(found -> found.span().equals(item.span()) && type(found).isPresent())
                .findFirst();
        mention.ifPresent(found -> {
            MentionType type = type(found).orElseThrow();
            Change said = found.codes().contains(code)
                    ? new Change.Confirm(found.span(), type)
                    : new Change.Encode(found.span(), type, code);
            corrections.correct(user, note.id(), Sha256.of(note.text()), List.of(said));
        });
    }

    private static Optional<MentionType> type(Mention mention) {
        return CorrectedMentions.type(mention);
    }
}
