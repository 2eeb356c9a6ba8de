package io.xinglin.fhir.cdsaccess;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.config.XinglinConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configured file of trusted clients, read again when it changes. Safe for use by many threads. */
final class TrustedClients {
    private static final Logger LOG = LoggerFactory.getLogger(TrustedClients.class);

    private record Loaded(Path file, FileTime at, Optional<ClientTokens> tokens) {}

    private final Clock clock;
    /** Outlives a change of the file: a token is good once. */
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    private volatile Loaded loaded;

    TrustedClients(Clock clock) {
        this.clock = clock;
    }

    /** The issuer of a token that is to be trusted; empty for any other, and while no client is configured. */
    Optional<String> issuer(String token, String endpoint) {
        return PortRegistry.find(XinglinConfig.Cds.class)
                .flatMap(XinglinConfig.Cds::clients)
                .flatMap(this::tokens)
                .flatMap(tokens -> tokens.issuer(token, endpoint));
    }

    private Optional<ClientTokens> tokens(Path file) {
        try {
            FileTime at = Files.getLastModifiedTime(file);
            Loaded now = loaded;
            if (now == null || !now.file.equals(file) || !now.at.equals(at)) {
                now = load(file, at);
            }
            return now.tokens;
        } catch (IOException e) {
            LOG.error(
                    "XL-CDS-004 the file of trusted CDS clients cannot be read: {}",
                    e.getClass().getName());
            return Optional.empty();
        }
    }

    /** One thread at a time reads the file. */
    private synchronized Loaded load(Path file, FileTime at) throws IOException {
        Loaded now = loaded;
        if (now != null && now.file.equals(file) && now.at.equals(at)) {
            return now;
        }
        Optional<ClientTokens> tokens = Optional.empty();
        try {
            tokens = Optional.of(ClientTokens.of(Files.readString(file, StandardCharsets.UTF_8), clock, used));
        } catch (ParseException e) {
            LOG.error("XL-CDS-004 the file of trusted CDS clients is no JSON of issuers and their JWK sets");
        }
        loaded = new Loaded(file, at, tokens);
        return loaded;
    }
}
