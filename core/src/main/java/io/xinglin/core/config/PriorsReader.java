package io.xinglin.core.config;

import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.WebArchive;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys {@code priors.*}: where earlier studies are looked for. */
final class PriorsReader {
    /** A base address: no user, no query, no fragment. */
    private static final Pattern SERVICE = Pattern.compile("https?://[A-Za-z0-9.\\-\\[\\]:]+(/[A-Za-z0-9._~%\\-]+)*");

    private static final String WEB = "priors.web";

    private final Settings settings;

    PriorsReader(Settings settings) {
        this.settings = settings;
    }

    XinglinConfig.Priors read(XinglinConfig.Outbound outbound) {
        String name = settings.text("priors.pacs", "");
        Optional<DicomNetwork.Node> pacs = outbound.pacs().stream()
                .filter(node -> node.name().equals(name))
                .findFirst();
        if (!name.isEmpty() && pacs.isEmpty()) {
            settings.wrong("priors.pacs", "one of outbound.pacs, not '" + name + "'");
        }
        return new XinglinConfig.Priors(
                pacs,
                webArchive(),
                settings.integer("priors.months", 24, 1, 1200),
                settings.integer("priors.count", 1, 1, 10),
                settings.duration("priors.wait", "PT2M"));
    }

    private Optional<WebArchive> webArchive() {
        WebArchive.Access access = access();
        var archive = new WebArchive(
                address(),
                access,
                settings.number(WEB + ".max-bytes", 4L << 30, 1, Long.MAX_VALUE),
                settings.integer(WEB + ".max-instances", 5000, 1, 1_000_000),
                settings.duration(WEB + ".timeout", "PT5M"));
        if (archive.timeout().isNegative() || archive.timeout().isZero()) {
            settings.wrong(WEB + ".timeout", "more than nothing");
        }
        boolean named = !archive.base().toString().isEmpty();
        if (!named && !(access instanceof WebArchive.Access.Anonymous)) {
            settings.wrong(WEB + ".url", "required where there is a secret for it");
        }
        return Optional.of(archive).filter(one -> named);
    }

    /** Base address of the service, without the slash at its end; empty where none is named. */
    private URI address() {
        String text = settings.text(WEB + ".url", "").replaceAll("/+$", "");
        if (!text.isEmpty() && !SERVICE.matcher(text).matches()) {
            settings.wrong(WEB + ".url", "http[s]://host[:port][/path], without user, query and fragment");
            return URI.create("");
        }
        return URI.create(text);
    }

    private WebArchive.Access access() {
        String user = settings.text(WEB + ".user", "");
        Optional<Path> password = settings.readable(WEB + ".password-file");
        Optional<Path> token = settings.readable(WEB + ".token-file");
        if (user.isEmpty() != password.isEmpty()) {
            settings.wrong(WEB + ".user, " + WEB + ".password-file", "both or neither");
        }
        if (token.isPresent() && password.isPresent()) {
            settings.wrong(WEB + ".token-file", "instead of a user, not beside one");
        }
        if (token.isPresent()) {
            return new WebArchive.Access.Bearer(token.get());
        }
        return password.isPresent()
                ? new WebArchive.Access.Basic(user, password.get())
                : new WebArchive.Access.Anonymous();
    }
}
