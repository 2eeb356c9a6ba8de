package io.xinglin.core.correction;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import io.xinglin.core.terminology.Code;
import java.util.Objects;

/**
 * One thing a person says about one mention. {@link #span} and {@link #type} name the mention as it stood before the
 * change; offsets are UTF-16 code units of the original note, end exclusive.
 */
public sealed interface Change {
    /** Longest span, attribute name and value of a correction, in UTF-16 code units. */
    int LONGEST = 400;

    Span span();

    MentionType type();

    /** The mention is right as it is. */
    record Confirm(Span span, MentionType type) implements Change {
        public Confirm {
            check(span, type);
        }
    }

    /** A mention the engine missed. */
    record Add(Span span, MentionType type, Assertion assertion) implements Change {
        public Add {
            check(span, type);
            Objects.requireNonNull(assertion, "assertion");
        }
    }

    /** There is no such mention here. */
    record Delete(Span span, MentionType type) implements Change {
        public Delete {
            check(span, type);
        }
    }

    /** The mention begins or ends elsewhere. */
    record Move(Span span, MentionType type, Span to) implements Change {
        public Move {
            check(span, type);
            check(to, type);
            refuse(span.equals(to));
        }
    }

    /** The mention is of another kind. */
    record Retype(Span span, MentionType type, MentionType to) implements Change {
        public Retype {
            check(span, type);
            refuse(type == Objects.requireNonNull(to, "to"));
        }
    }

    /** The note says something else of it. */
    record Reassert(Span span, MentionType type, Assertion to) implements Change {
        public Reassert {
            check(span, type);
            Objects.requireNonNull(to, "to");
        }
    }

    /** An attribute has another value; an empty one takes it away. */
    record Describe(Span span, MentionType type, String attribute, String to) implements Change {
        public Describe {
            check(span, type);
            attribute = Objects.requireNonNull(attribute, "attribute").strip();
            to = Objects.requireNonNull(to, "to").strip();
            if (attribute.isEmpty() || attribute.length() > LONGEST || to.length() > LONGEST) {
                throw new IllegalArgumentException("attribute or value is blank or too long");
            }
        }
    }

    /** It means another concept. */
    record Encode(Span span, MentionType type, Code to) implements Change {
        public Encode {
            check(span, type);
            Objects.requireNonNull(to, "to");
        }
    }

    private static void check(Span span, MentionType type) {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(type, "type");
        int length = span.end() - span.start();
        if (length == 0 || length > LONGEST) {
            throw new IllegalArgumentException("a mention has 1 to " + LONGEST + " characters, not " + length);
        }
    }

    private static void refuse(boolean same) {
        if (same) {
            throw new IllegalArgumentException("the change changes nothing");
        }
    }
}
