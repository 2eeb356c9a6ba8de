package io.xinglin.ejb.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.app.Connection;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import io.xinglin.core.message.InboundMessage;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server takes and how it acknowledges it. */
@Tag("REQ-HL7-01")
class MllpServerTest extends MllpCalls {
    @Test
    void aPeersClientShouldGetItsAcknowledgement() throws Exception {
        try (var context = new DefaultHapiContext(new GenericModelClassFactory())) {
            context.setValidationContext(ValidationContextFactory.noValidation());
            context.getLowerLayerProtocol();
            Connection connection = context.newClient("127.0.0.1", server.port(), false);
            Message message = context.getPipeParser()
                    .parse(Messages.admission("C1", "")
                            .replace("总院", "MAIN")
                            .replace("神经内科", "N")
                            .replace("王^小明", "WANG^XM"));

            Message answer = connection.getInitiator().sendAndReceive(message);

            assertThat(Terser.get((ca.uhn.hl7v2.model.Segment) answer.get("MSA"), 1, 0, 1, 1))
                    .isEqualTo("AA");
            assertThat(Terser.get((ca.uhn.hl7v2.model.Segment) answer.get("MSA"), 2, 0, 1, 1))
                    .isEqualTo("C1");
            connection.close();
        }
        assertThat(inbox.kept()).extracting(InboundMessage::controlId).containsExactly("C1");
    }

    @ParameterizedTest
    @CsvSource({
        "UNICODE UTF-8, UTF-8",
        "UTF-8, UTF-8",
        "GB 18030-2000, GB18030",
        "GB18030, GB18030",
        "GBK, GB18030",
        "GB2312, GB18030",
        "'', UTF-8",
        "'', GB18030"
    })
    @Tag("REQ-HL7-02")
    void chineseShouldSurviveHoweverTheBytesArrive(String msh18, String charset) throws IOException {
        String message = Messages.admission("C1", msh18).replace("小明", "囧龘䶮");

        String answer = exchange(message, Charset.forName(charset), 1);

        assertThat(answer).contains("\rMSA|AA|C1");
        assertThat(inbox.kept().get(0).body()).isEqualTo(message);
        assertThat(inbox.kept().get(0).sender()).isEqualTo("HIS|总院");
    }

    @Test
    @Tag("REQ-HL7-02")
    void latinOneShouldSurvive() throws IOException {
        String message = Messages.admission("C1", "8859/1")
                .replace("总院", "")
                .replace("神经内科", "")
                .replace("王^小明", "Müller^José");

        exchange(message, StandardCharsets.ISO_8859_1, 7);

        assertThat(inbox.kept().get(0).body()).isEqualTo(message);
    }

    @Test
    @Tag("REQ-HL7-02")
    void answerShouldNameTheCharsetOfTheMessage() throws IOException {
        String answer = exchange(Messages.admission("C1", "GB 18030-2000"), MessageCharset.GB18030, 1000);

        assertThat(answer).startsWith("MSH|^~\\&|XINGLIN|HOSPITAL|HIS|总院|").contains("|GB 18030-2000\r");
    }

    @Test
    void aRepeatedMessageShouldBeAcknowledgedAgainAndKeptOnce() throws IOException {
        String message = Messages.admission("C1", "UNICODE UTF-8");

        exchange(message, StandardCharsets.UTF_8, 1000);
        String answer = exchange(message, StandardCharsets.UTF_8, 1000);

        assertThat(answer).contains("\rMSA|AA|C1");
        assertThat(inbox.kept()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"AL,CA", "SU,CA"})
    void enhancedModeShouldGetAnAcceptAcknowledgement(String msh15, String code) throws IOException {
        String message =
                Messages.admission("C1", "UNICODE UTF-8").replace("|2.5.1|||||CHN|", "|2.5.1|||" + msh15 + "||CHN|");

        assertThat(exchange(message, StandardCharsets.UTF_8, 1000)).contains("\rMSA|" + code + "|C1");
    }
}
