package io.xinglin.core.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads {@code $XINGLIN_HOME/xinglin.properties} and the environment into a {@link XinglinConfig}.
 *
 * <p>A key {@code dicom.ae-title} may be overridden by the environment variable {@code XINGLIN_DICOM_AE_TITLE}. Every
 * error is collected, unknown keys included; {@link InvalidConfiguration} names them all. See docs/configuration.md.
 */
public final class ConfigReader {
    /** RFC 6454 section 6.2: an origin has no path. */
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.\\-\\[\\]:]+");

    private final Path home;
    private final Settings settings;
    private final int portOffset;

    private ConfigReader(Path home, Map<String, String> environment, int portOffset) {
        this.home = home;
        this.settings = new Settings(home.resolve("xinglin.properties"), environment);
        this.portOffset = portOffset;
    }

    /**
     * Reads the configuration of {@code home}.
     *
     * @param environment usually {@code System.getenv()}
     * @param portOffset added to every listening port
     * @throws InvalidConfiguration naming every error
     */
    public static XinglinConfig read(Path home, Map<String, String> environment, int portOffset) {
        return new ConfigReader(home.toAbsolutePath().normalize(), environment, portOffset).readAll();
    }

    /** All errors of a configuration at once. */
    public static final class InvalidConfiguration extends RuntimeException {
        private final transient List<String> errors;

        InvalidConfiguration(List<String> errors) {
            super("configuration refused: " + String.join("; ", errors));
            this.errors = List.copyOf(errors);
        }

        public List<String> errors() {
            return errors;
        }
    }

    private XinglinConfig readAll() {
        XinglinConfig.Outbound outbound = new OutboundReader(settings).read();
        var config = new XinglinConfig(
                home,
                models(),
                hl7(),
                dicom(),
                archive(),
                study(),
                jobs(),
                outbound,
                notes(),
                drg(),
                cds(),
                new PriorsReader(settings).read(outbound),
                search());
        List<String> errors = settings.errors();
        if (!errors.isEmpty()) {
            throw new InvalidConfiguration(errors);
        }
        return config;
    }

    private List<Path> models() {
        // Split at commas alone: folders may have spaces in their names.
        return Arrays.stream(settings.text("models.path", home.resolve("models").toString())
                        .split(","))
                .map(String::strip)
                .filter(folder -> !folder.isEmpty())
                .map(text -> settings.path("models.path", text))
                .toList();
    }

    private XinglinConfig.Hl7 hl7() {
        return new XinglinConfig.Hl7(
                settings.flag("hl7.enabled", true),
                settings.text("hl7.bind-address", "127.0.0.1"),
                port("hl7.port", 2575),
                settings.integer("hl7.max-frame-bytes", 16 << 20, 1024, 1 << 30),
                settings.text("hl7.application", "XINGLIN"),
                settings.text("hl7.facility", "HOSPITAL"));
    }

    private XinglinConfig.Dicom dicom() {
        String aeTitle = settings.text("dicom.ae-title", "XINGLIN");
        if (aeTitle.isBlank() || aeTitle.length() > 16) {
            settings.wrong("dicom.ae-title", "1 to 16 characters");
        }
        return new XinglinConfig.Dicom(
                settings.flag("dicom.enabled", true),
                settings.text("dicom.bind-address", "127.0.0.1"),
                port("dicom.port", 11112),
                aeTitle,
                settings.integer("dicom.max-pdu-length", 1 << 18, 4096, 1 << 26),
                settings.integer("dicom.max-associations", 32, 1, 1024));
    }

    private XinglinConfig.Archive archive() {
        String folder = settings.text("archive.folder", home.resolve("archive").toString());
        return new XinglinConfig.Archive(
                settings.path("archive.folder", folder),
                settings.number("archive.minimum-free-bytes", 1L << 30, 0, Long.MAX_VALUE));
    }

    private XinglinConfig.Study study() {
        return new XinglinConfig.Study(
                settings.duration("study.quiet-time", "PT10S"), settings.duration("study.unmatched-release", "PT60S"));
    }

    private XinglinConfig.Jobs jobs() {
        return new XinglinConfig.Jobs(
                settings.integer("jobs.inference-concurrency", 1, 1, 64),
                settings.duration("jobs.inference-timeout", "PT5M"),
                settings.integer("jobs.max-attempts", 8, 1, 1000),
                settings.duration("jobs.first-back-off", "PT2S"),
                settings.duration("jobs.max-back-off", "PT10M"));
    }

    private XinglinConfig.Notes notes() {
        String engine = settings.text("nlp.engine", "fast");
        if (!engine.equals("fast") && !engine.equals("accurate")) {
            settings.wrong("nlp.engine", "fast or accurate, not '" + engine + "'");
        }
        return new XinglinConfig.Notes(
                engine.equals("accurate") ? XinglinConfig.NoteEngineKind.ACCURATE : XinglinConfig.NoteEngineKind.FAST);
    }

    private XinglinConfig.Drg drg() {
        return new XinglinConfig.Drg(settings.path("drg.ruleset"), settings.text("drg.weights", ""));
    }

    private XinglinConfig.Cds cds() {
        List<String> origins = settings.list("cds.origins", "");
        origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .forEach(origin -> settings.wrong("cds.origins", "scheme://host[:port], not '" + origin + "'"));
        return new XinglinConfig.Cds(
                origins, settings.readable("cds.clients"), settings.flag("cds.feedback-comments", false));
    }

    private XinglinConfig.Search search() {
        return new XinglinConfig.Search(
                settings.flag("search.index", false), settings.duration("search.index-delay", "PT5M"));
    }

    private int port(String key, int otherwise) {
        return settings.integer(key, otherwise, 1, 65535) + portOffset;
    }
}
