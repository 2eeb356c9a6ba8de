package io.xinglin.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link Inbox} promises; each adapter's test implements this in one line. */
@Tag("REQ-HL7-01")
public interface InboxContract {
    Inbox testee();

    @Test
    default void commitShouldAcceptANewMessage() {
        assertThat(testee().commit(message("RIS", "1", "甲"))).isEqualTo(Inbox.Receipt.ACCEPTED);
    }

    @Test
    default void commitShouldTellARepeatedMessage() {
        Inbox inbox = testee();
        inbox.commit(message("RIS", "1", "甲"));

        assertThat(inbox.commit(message("RIS", "1", "甲"))).isEqualTo(Inbox.Receipt.REPEATED);
    }

    @Test
    default void commitShouldRefuseAKnownControlIdWithAnotherBody() {
        Inbox inbox = testee();
        inbox.commit(message("RIS", "1", "甲"));

        assertThatThrownBy(() -> inbox.commit(message("RIS", "1", "乙")))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("CONFLICT");
    }

    @Test
    default void commitShouldKeepSendersApart() {
        Inbox inbox = testee();
        inbox.commit(message("RIS", "1", "甲"));

        assertThat(inbox.commit(message("HIS", "1", "乙"))).isEqualTo(Inbox.Receipt.ACCEPTED);
    }

    @Test
    default void commitShouldKeepALongBody() {
        Inbox inbox = testee();
        inbox.commit(message("RIS", "1", "长".repeat(200_000)));

        assertThat(inbox.commit(message("RIS", "1", "长".repeat(200_000)))).isEqualTo(Inbox.Receipt.REPEATED);
    }

    private static InboundMessage message(String sender, String controlId, String body) {
        return new InboundMessage("HL7", sender, controlId, "ADT^A01", "UTF-8", body);
    }
}
