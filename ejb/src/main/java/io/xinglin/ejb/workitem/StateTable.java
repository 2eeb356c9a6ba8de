package io.xinglin.ejb.workitem;

import io.xinglin.core.workitem.WorkitemRefusal;
import io.xinglin.core.workitem.WorkitemRefusal.Reason;
import io.xinglin.core.workitem.WorkitemState;
import java.util.Optional;

/** PS3.4 table CC.1.1-2: which request a work item follows in which state. */
final class StateTable {
    private StateTable() {}

    /** Whether an N-ACTION "Change UPS State" changes something. */
    enum Effect {
        CHANGES,
        /** It is in that state already: a warning, no error. */
        ALREADY
    }

    /**
     * @param owner the Transaction UID it was claimed with
     * @param transactionUid of the request; empty when it has none
     * @throws WorkitemRefusal where the request does not fit
     */
    static Effect change(WorkitemState now, Optional<String> owner, WorkitemState wanted, String transactionUid) {
        if (transactionUid.isEmpty()) {
            throw new WorkitemRefusal(Reason.TRANSACTION_UID_MISSING);
        }
        if (wanted == WorkitemState.SCHEDULED) {
            throw new WorkitemRefusal(Reason.SCHEDULED_BY_CREATION_ALONE);
        }
        if (owner.isPresent() && !owner.get().equals(transactionUid)) {
            throw new WorkitemRefusal(
                    now == WorkitemState.IN_PROGRESS && wanted == now
                            ? Reason.ALREADY_IN_PROGRESS
                            : Reason.TRANSACTION_UID_INCORRECT);
        }
        return switch (now) {
            case SCHEDULED -> {
                if (wanted != WorkitemState.IN_PROGRESS) {
                    throw new WorkitemRefusal(Reason.NOT_YET_IN_PROGRESS);
                }
                yield Effect.CHANGES;
            }
            case IN_PROGRESS -> {
                if (wanted == WorkitemState.IN_PROGRESS) {
                    throw new WorkitemRefusal(Reason.ALREADY_IN_PROGRESS);
                }
                yield Effect.CHANGES;
            }
            case COMPLETED, CANCELED -> {
                if (wanted != now) {
                    throw new WorkitemRefusal(Reason.ALREADY_ENDED);
                }
                yield Effect.ALREADY;
            }
        };
    }

    /** @throws WorkitemRefusal where N-SET does not fit */
    static void update(WorkitemState now, Optional<String> owner, Optional<String> transactionUid) {
        switch (now) {
            case SCHEDULED -> {
                if (transactionUid.isPresent()) {
                    throw new WorkitemRefusal(Reason.NOT_YET_IN_PROGRESS);
                }
            }
            case IN_PROGRESS -> {
                if (transactionUid.isEmpty()) {
                    throw new WorkitemRefusal(Reason.TRANSACTION_UID_MISSING);
                }
                if (!owner.equals(transactionUid)) {
                    throw new WorkitemRefusal(Reason.TRANSACTION_UID_INCORRECT);
                }
            }
            case COMPLETED, CANCELED -> throw new WorkitemRefusal(Reason.MAY_NO_LONGER_BE_UPDATED);
        }
    }
}
