package io.xinglin.ejb.inbox;

import io.xinglin.core.message.Inbox;
import io.xinglin.core.message.InboxContract;

class MemoryInboxTest implements InboxContract {
    @Override
    public Inbox testee() {
        return new MemoryInbox();
    }
}
