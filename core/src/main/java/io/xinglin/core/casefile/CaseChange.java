package io.xinglin.core.casefile;

import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.terminology.Code;
import java.util.Objects;

/** One thing a coder says about a case. Indices count the items of one kind from zero. */
public sealed interface CaseChange {
    /** Which list of the case. */
    enum Kind {
        DIAGNOSIS,
        OPERATION
    }

    /** The item is right. */
    record Confirm(Kind kind, int index) implements CaseChange {
        public Confirm {
            check(kind, index);
        }
    }

    /** The item is another code. */
    record Recode(Kind kind, int index, Code to) implements CaseChange {
        public Recode {
            check(kind, index);
            Objects.requireNonNull(to, "to");
        }
    }

    /** A code is missing. */
    record Add(Kind kind, Code code) implements CaseChange {
        public Add {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(code, "code");
        }
    }

    /** A condition the record documents becomes a diagnosis. */
    record Take(int documented) implements CaseChange {
        public Take {
            check(Kind.DIAGNOSIS, documented);
        }
    }

    /** The item does not belong there. */
    record Remove(Kind kind, int index) implements CaseChange {
        public Remove {
            check(kind, index);
        }
    }

    /** The item moves to another place; place 0 is the principal diagnosis or the main operation. */
    record Move(Kind kind, int index, int to) implements CaseChange {
        public Move {
            check(kind, index);
            check(kind, to);
        }
    }

    /** The stay is otherwise (age, sex, days, way of leaving ...). */
    record Restay(InpatientCase stay) implements CaseChange {
        public Restay {
            Objects.requireNonNull(stay, "stay");
        }
    }

    private static void check(Kind kind, int index) {
        Objects.requireNonNull(kind, "kind");
        if (index < 0) {
            throw new IllegalArgumentException("an index is not negative");
        }
    }
}
