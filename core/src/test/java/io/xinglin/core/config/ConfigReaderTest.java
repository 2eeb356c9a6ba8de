package io.xinglin.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.imaging.WebArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-OPS-03")
class ConfigReaderTest {
    @TempDir
    Path home;

    @Test
    void readShouldStartFromDefaultsAndAddThePortOffset() {
        var config = ConfigReader.read(home, Map.of(), 1000);
        assertThat(config.hl7().port()).isEqualTo(3575);
        assertThat(config.dicom().bindAddress()).isEqualTo("127.0.0.1");
        assertThat(config.outbound().pacs()).isEmpty();
        assertThat(config.notes().engine()).isEqualTo(XinglinConfig.NoteEngineKind.FAST);
    }

    @Test
    @Tag("REQ-DRG-13")
    void aCityShouldChooseItsRuleSetAndItsWeights() throws Exception {
        assertThat(ConfigReader.read(home, Map.of(), 0).drg().ruleset()).isEmpty();
        Files.writeString(home.resolve("xinglin.properties"), "drg.ruleset=/srv/city\ndrg.weights=city-2025\n");
        var drg = ConfigReader.read(home, Map.of(), 0).drg();
        assertThat(drg.ruleset()).contains(Path.of("/srv/city"));
        assertThat(drg.weights()).isEqualTo("city-2025");
    }

    @Test
    @Tag("REQ-CDS-02")
    void cdsHooksShouldTrustNobodyUnlessTold() throws Exception {
        assertThat(ConfigReader.read(home, Map.of(), 0).cds()).isEqualTo(XinglinConfig.Cds.CLOSED);
        Path clients = Files.writeString(home.resolve("clients.json"), "{}");
        Files.writeString(
                home.resolve("xinglin.properties"),
                "cds.origins=https://emr.example https://pad.example:8443\ncds.clients=" + clients
                        + "\ncds.feedback-comments=true\n");
        var cds = ConfigReader.read(home, Map.of(), 0).cds();
        assertThat(cds.origins()).containsExactly("https://emr.example", "https://pad.example:8443");
        assertThat(cds.clients()).contains(clients);
        assertThat(cds.feedbackComments()).isTrue();
        Files.writeString(
                home.resolve("xinglin.properties"),
                "cds.origins=* https://emr.example/app\ncds.clients=/no/such/file\n");
        assertThatThrownBy(() -> ConfigReader.read(home, Map.of(), 0))
                .isInstanceOfSatisfying(
                        ConfigReader.InvalidConfiguration.class,
                        e -> assertThat(e.errors()).hasSize(3));
    }

    @Test
    @Tag("REQ-PRI-08")
    void dicomwebServerOfEarlierStudiesShouldBeNamedWithItsSecretsInFiles() throws Exception {
        assertThat(ConfigReader.read(home, Map.of(), 0).priors().asked()).isFalse();
        Path secret = Files.writeString(home.resolve("secret"), "s");
        Path file = home.resolve("xinglin.properties");
        Files.writeString(
                file, "priors.web.url=https://pacs.example:8443/dicom-web/\npriors.web.token-file=" + secret + "\n");
        var web = ConfigReader.read(home, Map.of(), 0).priors().web().orElseThrow();
        assertThat(web.base()).hasToString("https://pacs.example:8443/dicom-web");
        assertThat(web.access()).isEqualTo(new WebArchive.Access.Bearer(secret));
        assertThat(web.maxInstances()).isEqualTo(5000);
        Files.writeString(
                file,
                "priors.web.url=http://pacs/dw\npriors.web.user=ris\npriors.web.password-file=" + secret
                        + "\npriors.web.timeout=PT1M\n");
        web = ConfigReader.read(home, Map.of(), 0).priors().web().orElseThrow();
        assertThat(web.access()).isEqualTo(new WebArchive.Access.Basic("ris", secret));
        assertThat(web.timeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    @Tag("REQ-PRI-08")
    void dicomwebServerThatIsNamedBadlyShouldStopTheStart() throws Exception {
        Path secret = Files.writeString(home.resolve("secret"), "s");
        for (String wrong : List.of(
                "priors.web.url=ftp://pacs/dw",
                "priors.web.url=http://ris:secret@pacs/dw",
                "priors.web.url=http://pacs/dw?x=1",
                "priors.web.url=http://pacs/dw\npriors.web.user=ris",
                "priors.web.url=http://pacs/dw\npriors.web.token-file=/no/such/file",
                "priors.web.url=http://pacs/dw\npriors.web.timeout=PT0S",
                "priors.web.token-file=" + secret,
                "priors.web.url=http://pacs/dw\npriors.web.token-file=" + secret
                        + "\npriors.web.user=ris\npriors.web.password-file=" + secret)) {
            Files.writeString(home.resolve("xinglin.properties"), wrong + "\n");
            assertThatThrownBy(() -> ConfigReader.read(home, Map.of(), 0))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            ConfigReader.InvalidConfiguration.class,
                            e -> assertThat(e.errors())
                                    .singleElement()
                                    .asString()
                                    .startsWith("priors.web."));
        }
    }

    @Test
    void readShouldLetTheEnvironmentOverrideTheFile() throws Exception {
        Files.writeString(
                home.resolve("xinglin.properties"),
                "dicom.ae-title=FILE\noutbound.pacs=main\noutbound.pacs.main.ae-title=PACS\n");
        var config = ConfigReader.read(home, Map.of("XINGLIN_DICOM_AE_TITLE", "ENV"), 0);
        assertThat(config.dicom().aeTitle()).isEqualTo("ENV");
        assertThat(config.outbound().pacs()).hasSize(1);
    }

    @Test
    void readShouldNameEveryErrorAtOnce() throws Exception {
        Files.writeString(
                home.resolve("xinglin.properties"),
                "hl7.port=x\nstudy.quiet-time=soon\nno.such.key=1\nnlp.engine=slow\n");
        assertThatThrownBy(() -> ConfigReader.read(home, Map.of(), 0))
                .isInstanceOfSatisfying(
                        ConfigReader.InvalidConfiguration.class,
                        e -> assertThat(e.errors())
                                .hasSize(4)
                                .anyMatch(s -> s.contains("hl7.port"))
                                .anyMatch(s -> s.contains("study.quiet-time"))
                                .anyMatch(s -> s.contains("nlp.engine"))
                                .anyMatch(s -> s.contains("no.such.key")));
    }
}
