package io.xinglin.core.config;

import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.ResultObject;
import io.xinglin.core.imaging.WebArchive;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
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

    /** A base address: no user, no query, no fragment. */
    private static final Pattern SERVICE = Pattern.compile("https?://[A-Za-z0-9.\\-\\[\\]:]+(/[A-Za-z0-9._~%\\-]+)*");

    private final Map<String, String> environment;
    private final int portOffset;
    private final Properties file = new Properties();
    private final List<String> errors = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    private ConfigReader(Map<String, String> environment, int portOffset) {
        this.environment = environment;
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
        return new ConfigReader(environment, portOffset)
                .readAll(home.toAbsolutePath().normalize());
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

    private XinglinConfig readAll(Path home) {
        load(home.resolve("xinglin.properties"));
        XinglinConfig.Outbound outbound = outbound();
        var config = new XinglinConfig(
                home,
                models(home),
                hl7(),
                dicom(),
                archive(home),
                study(),
                jobs(),
                outbound,
                notes(),
                drg(),
                cds(),
                priors(outbound),
                search());
        for (Object key : file.keySet()) {
            if (!known.contains((String) key)) {
                errors.add(key + ": unknown key");
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidConfiguration(errors);
        }
        return config;
    }

    private void load(Path properties) {
        if (!Files.exists(properties)) {
            return;
        }
        try (Reader reader = Files.newBufferedReader(properties, StandardCharsets.UTF_8)) {
            file.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            errors.add("xinglin.properties cannot be read: " + e.getMessage());
        }
    }

    private List<Path> models(Path home) {
        // Split at commas alone: folders may have spaces in their names.
        return Arrays.stream(
                        text("models.path", home.resolve("models").toString()).split(","))
                .map(String::strip)
                .filter(folder -> !folder.isEmpty())
                .map(text -> path("models.path", text))
                .toList();
    }

    private XinglinConfig.Drg drg() {
        return new XinglinConfig.Drg(
                Optional.of(text("drg.ruleset", ""))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> path("drg.ruleset", folder)),
                text("drg.weights", ""));
    }

    private XinglinConfig.Cds cds() {
        List<String> origins = list("cds.origins", "");
        origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .forEach(origin -> errors.add("cds.origins: scheme://host[:port], not '" + origin + "'"));
        Optional<Path> clients = Optional.of(text("cds.clients", ""))
                .filter(file -> !file.isEmpty())
                .map(file -> path("cds.clients", file));
        clients.filter(file -> !Files.isReadable(file))
                .ifPresent(file -> errors.add("cds.clients: no such file, or not readable: " + file));
        return new XinglinConfig.Cds(origins, clients, flag("cds.feedback-comments", false));
    }

    private XinglinConfig.Hl7 hl7() {
        return new XinglinConfig.Hl7(
                flag("hl7.enabled", true),
                text("hl7.bind-address", "127.0.0.1"),
                port("hl7.port", 2575),
                (int) number("hl7.max-frame-bytes", 16L << 20, 1024, 1L << 30),
                text("hl7.application", "XINGLIN"),
                text("hl7.facility", "HOSPITAL"));
    }

    private XinglinConfig.Dicom dicom() {
        String aeTitle = text("dicom.ae-title", "XINGLIN");
        if (aeTitle.isBlank() || aeTitle.length() > 16) {
            errors.add("dicom.ae-title: 1 to 16 characters");
        }
        return new XinglinConfig.Dicom(
                flag("dicom.enabled", true),
                text("dicom.bind-address", "127.0.0.1"),
                port("dicom.port", 11112),
                aeTitle,
                (int) number("dicom.max-pdu-length", 1L << 18, 4096, 1L << 26),
                (int) number("dicom.max-associations", 32, 1, 1024));
    }

    private XinglinConfig.Archive archive(Path home) {
        return new XinglinConfig.Archive(
                path(
                        "archive.folder",
                        text("archive.folder", home.resolve("archive").toString())),
                number("archive.minimum-free-bytes", 1L << 30, 0, Long.MAX_VALUE));
    }

    private XinglinConfig.Study study() {
        return new XinglinConfig.Study(
                duration("study.quiet-time", "PT10S"), duration("study.unmatched-release", "PT60S"));
    }

    private XinglinConfig.Jobs jobs() {
        return new XinglinConfig.Jobs(
                (int) number("jobs.inference-concurrency", 1, 1, 64),
                duration("jobs.inference-timeout", "PT5M"),
                (int) number("jobs.max-attempts", 8, 1, 1000),
                duration("jobs.first-back-off", "PT2S"),
                duration("jobs.max-back-off", "PT10M"));
    }

    private XinglinConfig.Notes notes() {
        String engine = text("nlp.engine", "fast");
        if (!engine.equals("fast") && !engine.equals("accurate")) {
            errors.add("nlp.engine: fast or accurate, not '" + engine + "'");
        }
        return new XinglinConfig.Notes(
                engine.equals("accurate") ? XinglinConfig.NoteEngineKind.ACCURATE : XinglinConfig.NoteEngineKind.FAST);
    }

    private XinglinConfig.Outbound outbound() {
        return new XinglinConfig.Outbound(
                list("outbound.pacs", "").stream().map(this::pacs).toList(),
                list("outbound.hl7", "").stream().map(this::receiver).toList(),
                duration("outbound.timeout", "PT20S"),
                objects());
    }

    private Set<ResultObject> objects() {
        Set<ResultObject> objects = EnumSet.noneOf(ResultObject.class);
        for (String name : list("outbound.objects", "sr, seg, sc, rtstruct")) {
            try {
                objects.add(ResultObject.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                errors.add("outbound.objects: sr, seg, sc, rtstruct or gsps, not '" + name + "'");
            }
        }
        return objects;
    }

    private XinglinConfig.Priors priors(XinglinConfig.Outbound outbound) {
        String name = text("priors.pacs", "");
        Optional<DicomNetwork.Node> pacs = outbound.pacs().stream()
                .filter(node -> node.name().equals(name))
                .findFirst();
        if (!name.isEmpty() && pacs.isEmpty()) {
            errors.add("priors.pacs: one of outbound.pacs, not '" + name + "'");
        }
        return new XinglinConfig.Priors(
                pacs,
                webArchive(),
                (int) number("priors.months", 24, 1, 1200),
                (int) number("priors.count", 1, 1, 10),
                duration("priors.wait", "PT2M"));
    }

    private XinglinConfig.Search search() {
        return new XinglinConfig.Search(flag("search.index", false), duration("search.index-delay", "PT5M"));
    }

    private Optional<WebArchive> webArchive() {
        String key = "priors.web";
        var access = access(key);
        var archive = new WebArchive(
                address(key + ".url"),
                access,
                number(key + ".max-bytes", 4L << 30, 1, Long.MAX_VALUE),
                (int) number(key + ".max-instances", 5000, 1, 1_000_000),
                duration(key + ".timeout", "PT5M"));
        if (archive.timeout().isNegative() || archive.timeout().isZero()) {
            errors.add(key + ".timeout: more than nothing");
        }
        boolean named = !archive.base().toString().isEmpty();
        if (!named && !(access instanceof WebArchive.Access.Anonymous)) {
            errors.add(key + ".url: required where there is a secret for it");
        }
        return Optional.of(archive).filter(one -> named);
    }

    /** Base address of a service, without the slash at its end; empty where none is named. */
    private URI address(String key) {
        String text = text(key, "").replaceAll("/+$", "");
        if (!text.isEmpty() && !SERVICE.matcher(text).matches()) {
            errors.add(key + ": http[s]://host[:port][/path], without user, query and fragment");
            return URI.create("");
        }
        return URI.create(text);
    }

    private WebArchive.Access access(String key) {
        String user = text(key + ".user", "");
        Optional<Path> password = secret(key + ".password-file");
        Optional<Path> token = secret(key + ".token-file");
        if (user.isEmpty() != password.isEmpty()) {
            errors.add(key + ".user, " + key + ".password-file: both or neither");
        }
        if (token.isPresent() && password.isPresent()) {
            errors.add(key + ".token-file: instead of a user, not beside one");
        }
        if (token.isPresent()) {
            return new WebArchive.Access.Bearer(token.get());
        }
        return password.isPresent()
                ? new WebArchive.Access.Basic(user, password.get())
                : new WebArchive.Access.Anonymous();
    }

    private Optional<Path> secret(String key) {
        Optional<Path> file =
                Optional.of(text(key, "")).filter(name -> !name.isEmpty()).map(name -> path(key, name));
        file.filter(secret -> !Files.isReadable(secret))
                .ifPresent(secret -> errors.add(key + ": no such file, or not readable: " + secret));
        return file;
    }

    private DicomNetwork.Node pacs(String name) {
        String key = "outbound.pacs." + name;
        return new DicomNetwork.Node(name, required(key + ".ae-title"), text(key + ".host", "127.0.0.1"), (int)
                number(key + ".port", 104, 1, 65535));
    }

    private XinglinConfig.Hl7Receiver receiver(String name) {
        String key = "outbound.hl7." + name;
        return new XinglinConfig.Hl7Receiver(
                name,
                text(key + ".host", "127.0.0.1"),
                (int) number(key + ".port", 2576, 1, 65535),
                text(key + ".application", name),
                text(key + ".facility", "HOSPITAL"),
                text(key + ".charset", "UNICODE UTF-8"));
    }

    private String text(String key, String otherwise) {
        known.add(key);
        String fromEnvironment = environment.get("XINGLIN_"
                + key.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_'));
        String value = fromEnvironment != null ? fromEnvironment : file.getProperty(key);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private String required(String key) {
        String value = text(key, "");
        if (value.isEmpty()) {
            errors.add(key + ": required");
        }
        return value;
    }

    private List<String> list(String key, String otherwise) {
        return Arrays.stream(text(key, otherwise).split("[,\\s]+"))
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private boolean flag(String key, boolean otherwise) {
        String value = text(key, String.valueOf(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            errors.add(key + ": true or false, not '" + value + "'");
        }
        return value.equals("true");
    }

    private int port(String key, int otherwise) {
        return (int) number(key, otherwise, 1, 65535) + portOffset;
    }

    private long number(String key, long otherwise, long least, long most) {
        String value = text(key, String.valueOf(otherwise));
        Long number = parse(key, value, Long::valueOf, "a whole number");
        if (number != null && (number < least || number > most)) {
            errors.add(key + ": " + least + " to " + most + ", not " + value);
        }
        return number == null ? otherwise : number;
    }

    private Duration duration(String key, String otherwise) {
        Duration duration = parse(key, text(key, otherwise), Duration::parse, "an ISO 8601 duration such as PT10S");
        return duration == null ? Duration.parse(otherwise) : duration;
    }

    private Path path(String key, String value) {
        Path path = parse(key, value, Path::of, "a path");
        return path == null ? Path.of(".") : path.toAbsolutePath().normalize();
    }

    private <T> T parse(String key, String value, Function<String, T> parser, String form) {
        try {
            return parser.apply(value);
        } catch (NumberFormatException | DateTimeParseException | InvalidPathException e) {
            errors.add(key + ": " + form + ", not '" + value + "'");
            return null;
        }
    }
}
