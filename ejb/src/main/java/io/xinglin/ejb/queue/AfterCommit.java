package io.xinglin.ejb.queue;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Runs something once the current transaction has committed; at once when there is none, never when it rolls back. */
@FunctionalInterface
public interface AfterCommit {
    void run(Runnable action);

    /** By JTA. The action runs on the committing thread and must not use the database itself. */
    static AfterCommit of(TransactionSynchronizationRegistry registry) {
        return action -> {
            if (registry.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
                action.run();
                return;
            }
            registry.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        action.run();
                    }
                }
            });
        };
    }
}
