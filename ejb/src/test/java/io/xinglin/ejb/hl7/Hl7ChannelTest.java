package io.xinglin.ejb.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.hl7v2.AcknowledgmentCode;
import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.app.HL7Service;
import ca.uhn.hl7v2.llp.MinLowerLayerProtocol;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.v26.message.ORU_R01;
import ca.uhn.hl7v2.model.v26.segment.OBR;
import ca.uhn.hl7v2.model.v26.segment.OBX;
import ca.uhn.hl7v2.protocol.ReceivingApplication;
import ca.uhn.hl7v2.protocol.ReceivingApplicationException;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import io.xinglin.core.config.ConfigReader;
import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.report.Report;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.ejb.hl7.Hl7Event.OrdersTold;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.Kinds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against HAPI HL7v2's own server as the interface engine. */
@Tag("REQ-HL7-06")
class Hl7ChannelTest {
    private static final String IMPRESSION = "右侧基底节区脑出血 | 破入脑室^考虑高血压\n建议急诊处理 & 复查";

    @TempDir
    private Path home;

    private final List<Message> received = new CopyOnWriteArrayList<>();
    private AcknowledgmentCode answer = AcknowledgmentCode.AA;
    private HapiContext context;
    private HL7Service engine;
    private int port;

    @BeforeEach
    void bind() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws IOException {
        if (engine != null) {
            engine.stopAndWait();
            context.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"UNICODE UTF-8, UTF-8", "GB 18030-2000, GB18030"})
    void reportShouldArriveUnharmed(String msh18, String charset) throws Exception {
        listen(charset);

        channel(msh18).deliver(Delivery.of("HL7:engine", Kinds.REPORT, "r1", 2));

        ORU_R01 message = (ORU_R01) received.get(0);
        assertThat(message.getMSH().getCharacterSet(0).getValue()).isEqualTo(msh18);
        assertThat(message.getPATIENT_RESULT()
                        .getPATIENT()
                        .getPID()
                        .getPatientName(0)
                        .getFamilyName()
                        .getSurname()
                        .getValue())
                .isEqualTo("王小明");
        var observation = message.getPATIENT_RESULT().getORDER_OBSERVATION();
        OBR obr = observation.getOBR();
        assertThat(obr.getResultStatus().getValue()).isEqualTo("F");
        assertThat(obr.getPlacerField1().getValue()).isEqualTo("A1");
        assertThat(obr.getFillerOrderNumber().getEntityIdentifier().getValue()).isEqualTo("FL1");
        OBX impression = observation.getOBSERVATION(1).getOBX();
        assertThat(impression.getObservationIdentifier().getIdentifier().getValue())
                .isEqualTo("19005-8");
        assertThat(List.of(
                        impression.getObservationValue(0).getData().toString(),
                        impression.getObservationValue(1).getData().toString()))
                .containsExactly(IMPRESSION.split("\n"));
        OBX finding = observation.getOBSERVATION(2).getOBX();
        assertThat(finding.encode())
                .startsWith(
                        "OBX|3|NM|1386000^颅内出血^SCT^^Intracranial hemorrhage|3|0.9312|1^probability^UCUM|<0.5000|A|0.9312||F|")
                .contains("|ich-ct/1.0.0^XINGLIN^abc^L|")
                .endsWith("|1.2.3^^^ISO");
        assertThat(observation.getOBSERVATION(3).getOBX().encode())
                .startsWith("OBX|4|NM|42798000^面积^SCT^^Area|3.1|120.50|mm2^square millimeter^UCUM|||||F|")
                .endsWith("|1.2.3^^^ISO");
        assertThat(observation.getOBSERVATION(4).getOBX().encode())
                .startsWith("OBX|5|NM|103339001^长径^SCT^^Long axis|3.2|15.00|mm^millimeter^UCUM|");
        assertThat(observation.getOBSERVATION(5).getOBX().encode()).startsWith("OBX|6|NM|103340004^");
        assertThat(observation.getOBSERVATIONReps()).isEqualTo(6);
    }

    @Test
    void aRepeatShouldCarryTheSameControlId() throws Exception {
        listen("UTF-8");
        Hl7Channel channel = channel("UNICODE UTF-8");

        channel.deliver(Delivery.of("HL7:engine", Kinds.REPORT, "r1", 2));
        channel.deliver(Delivery.of("HL7:engine", Kinds.REPORT, "r1", 2));

        assertThat(received)
                .extracting(message ->
                        ((ORU_R01) message).getMSH().getMessageControlID().getValue())
                .hasSize(2)
                .allMatch(id -> id.length() == 20)
                .containsOnly(((ORU_R01) received.get(0))
                        .getMSH()
                        .getMessageControlID()
                        .getValue());
    }

    @Test
    void aRefusalShouldBeTriedAgain() throws Exception {
        answer = AcknowledgmentCode.AE;
        listen("UTF-8");

        assertThatThrownBy(() -> channel("UNICODE UTF-8").deliver(Delivery.of("HL7:engine", Kinds.REPORT, "r1", 2)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("FAULT: receiver engine answered AE");
    }

    @Test
    void anEngineThatIsAwayShouldBeUnavailable() {
        assertThatThrownBy(() -> channel("UNICODE UTF-8").deliver(Delivery.of("HL7:engine", Kinds.REPORT, "r1", 2)))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("UNAVAILABLE: receiver engine does not answer");
    }

    @Test
    void textOutsideOfTheReceiversCharsetShouldNotBeMangled() throws Exception {
        listen("US-ASCII");

        assertThatThrownBy(() -> channel("ASCII").deliver(Delivery.of("HL7:engine", Kinds.REPORT, "r1", 2)))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("INVALID");
    }

    private void listen(String charset) throws InterruptedException {
        context = new DefaultHapiContext(ValidationContextFactory.noValidation());
        var protocol = new MinLowerLayerProtocol();
        protocol.setCharset(Charset.forName(charset));
        context.setLowerLayerProtocol(protocol);
        engine = context.newServer(port, false);
        engine.registerApplication(new ReceivingApplication<Message>() {
            @Override
            public Message processMessage(Message message, Map<String, Object> metadata)
                    throws ReceivingApplicationException, HL7Exception {
                received.add(message);
                try {
                    return message.generateACK(answer, null);
                } catch (IOException e) {
                    throw new HL7Exception(e);
                }
            }

            @Override
            public boolean canProcess(Message message) {
                return true;
            }
        });
        engine.startAndWait();
    }

    private Hl7Channel channel(String charset) {
        XinglinConfig config = ConfigReader.read(
                home,
                Map.of(
                        "XINGLIN_OUTBOUND_HL7",
                        "engine",
                        "XINGLIN_OUTBOUND_HL7_ENGINE_PORT",
                        String.valueOf(port),
                        "XINGLIN_OUTBOUND_HL7_ENGINE_CHARSET",
                        charset,
                        "XINGLIN_OUTBOUND_TIMEOUT",
                        "PT10S"),
                0);
        return new Hl7Channel(config, List.of(id -> Optional.of(report())));
    }

    private static Region region(Finding finding, double longAxis) {
        return new Region(
                finding.uid(),
                new DicomUid("1.2.840.10008.5.1.4.1.1.2"),
                new DicomUid("1.2.7"),
                1,
                512,
                512,
                new Box(10, 10, 40, 40),
                null,
                new RegionSize(482, 120.5, longAxis, 8, RegionSize.Unit.MILLIMETRE),
                0.93);
    }

    private static Report report() {
        OrdersTold order = (OrdersTold) new MessageReader(Clock.systemUTC()).read(Messages.order("1", "NW", "A1"));
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        var finding = new Finding(
                new DicomUid("1.2.3"),
                "any",
                new Code(CodeSystem.SNOMED_CT, "1386000", "Intracranial hemorrhage", "颅内出血"),
                0.93121,
                0.5,
                Severity.CRITICAL,
                true,
                List.of());
        var result = ImagingResult.of(
                        new DicomUid("1.2.4"),
                        new AlgorithmIdentification("ich-ct", "ICH", "1.0.0", "abc"),
                        new DicomUid("1.2.5"),
                        new DicomUid("1.2.6"))
                .findings(List.of(finding))
                .regions(List.of(region(finding, 9), region(finding, 15)))
                .draft("", "", "")
                .analysed(now, Duration.ofSeconds(1))
                .build();
        return new Report(
                "r1",
                2,
                ReportStatus.FINAL,
                new Patient(
                        new PatientIdentifier("P100", AssigningAuthority.HOSPITAL),
                        "王小明",
                        Sex.MALE,
                        LocalDate.of(1980, 2, 29)),
                order.orders().get(0).order(),
                List.of(),
                List.of(result),
                List.of(),
                "右侧基底节区见高密度影",
                IMPRESSION,
                "clinician",
                now);
    }
}
