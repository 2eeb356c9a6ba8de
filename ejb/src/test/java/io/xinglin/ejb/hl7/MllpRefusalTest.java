package io.xinglin.ejb.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages that are refused, each with its error. */
@Tag("REQ-HL7-05")
class MllpRefusalTest extends MllpCalls {
    @Test
    void aKnownControlIdWithAnotherBodyShouldBeRefused() throws IOException {
        exchange(Messages.admission("C1", "UNICODE UTF-8"), StandardCharsets.UTF_8, 1000);

        String answer = exchange(Messages.order("C1", "NW", "A1"), StandardCharsets.UTF_8, 1000);

        assertThat(answer).contains("\rMSA|AE|C1|", "|205^Duplicate key identifier^HL70357|E|");
    }

    @Test
    void unknownTriggerShouldBeRejectedAndNotKept() throws IOException {
        String answer = exchange(
                Messages.admission("C1", "UNICODE UTF-8").replace("ADT^A01^ADT_A01", "ADT^A60"),
                StandardCharsets.UTF_8,
                1000);

        assertThat(answer)
                .contains("|ACK^A60^ACK|", "\rMSA|AR|C1|", "\rERR||MSH^1^9|201^Unsupported event code^HL70357|E|");
        assertThat(inbox.kept()).isEmpty();
    }

    @Test
    void missingPatientShouldBeAnErrorInTheFormOfTheSendersVersion() throws IOException {
        String message = Messages.admission("C1", "UNICODE UTF-8").replace("PID|1||P100^^^HIS^MR|", "PID|1|||");

        assertThat(exchange(message, StandardCharsets.UTF_8, 1000))
                .contains("\rMSA|AE|C1|PID-3 is missing\r", "\rERR||PID^1^3|101^Required field missing^HL70357|E|");
        assertThat(exchange(message.replace("2.5.1", "2.3"), StandardCharsets.UTF_8, 1000))
                .contains("\rERR|PID^1^3^101&Required field missing&HL70357\r");
        assertThat(inbox.kept()).isEmpty();
    }

    @Test
    void bytesThatAreNotTheNamedCharsetShouldBeAnError() throws IOException {
        String answer = exchange(Messages.admission("C1", "UNICODE UTF-8"), MessageCharset.GB18030, 1000);

        assertThat(answer).contains("\rMSA|AE|C1|", "\rERR||MSH^1^18|102^");
        assertThat(inbox.kept()).isEmpty();
    }

    @Test
    void unknownCharsetShouldBeAnError() throws IOException {
        String answer = exchange(Messages.admission("C1", "KLINGON"), StandardCharsets.UTF_8, 1000);

        assertThat(answer).contains("\rMSA|AE|C1|", "|103^Table value not found^HL70357|");
    }

    @Test
    void xmlShouldBeRejected() throws IOException {
        String answer = exchange(
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e \"e\">]><ADT_A01>&e;</ADT_A01>",
                StandardCharsets.UTF_8,
                1000);

        assertThat(answer).contains("\rMSA|AR|", "|200^Unsupported message type^HL70357|");
    }
}
