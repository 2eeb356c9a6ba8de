package io.xinglin.fhir.cdsaccess;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The JSON Web Tokens of trusted CDS clients (CDS Hooks 2.0, Trusting CDS Clients; RFC 7519): signed with ES384 or RS384 by a key
 * of a configured issuer, meant for the endpoint called, no longer valid than five minutes from now, and used once. No key is
 * ever fetched from where a token says ({@code jku}). Safe for use by many threads.
 */
final class ClientTokens {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES384, JWSAlgorithm.RS384);
    private static final Set<String> CLAIMS = Set.of("iss", "aud", "exp", "iat", "jti");
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final Map<String, JWKSet> issuers;
    private final Clock clock;
    /** Tokens that were used, by issuer and id, until they expire. */
    private final Map<String, Instant> used;

    private ClientTokens(Map<String, JWKSet> issuers, Clock clock, Map<String, Instant> used) {
        this.issuers = Map.copyOf(issuers);
        this.clock = clock;
        this.used = used;
    }

    /**
     * @param json issuer to JWK set (RFC 7517)
     * @param used remembers the tokens that were used; safe for use by many threads
     * @throws ParseException when it is anything else
     */
    static ClientTokens of(String json, Clock clock, Map<String, Instant> used) throws ParseException {
        Map<String, JWKSet> issuers = new HashMap<>();
        Map<String, Object> given = JSONObjectUtils.parse(json);
        for (String issuer : given.keySet()) {
            JWKSet keys = JWKSet.parse(JSONObjectUtils.getJSONObject(given, issuer));
            if (keys.isEmpty()) {
                throw new ParseException("no keys of " + issuer, 0);
            }
            issuers.put(issuer, keys);
        }
        return new ClientTokens(issuers, clock, used);
    }

    /**
     * The issuer of a token that is to be trusted; empty for any other.
     *
     * @param endpoint the URL called
     */
    Optional<String> issuer(String token, String endpoint) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWKSet keys = issuers.get(String.valueOf(jwt.getJWTClaimsSet().getIssuer()));
            if (keys == null || jwt.getHeader().getKeyID() == null) {
                return Optional.empty();
            }
            JWTClaimsSet claims = processor(keys).process(jwt, null);
            return meant(claims, endpoint) && brief(claims) && fresh(claims)
                    ? Optional.of(claims.getIssuer())
                    : Optional.empty();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor(JWKSet keys) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(null, CLAIMS) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        });
        return processor;
    }

    /** Host, port and path; the scheme may change on the way through a proxy. */
    private static boolean meant(JWTClaimsSet claims, String endpoint) {
        return claims.getAudience().stream()
                .anyMatch(audience -> place(audience).equals(place(endpoint)));
    }

    private static String place(String url) {
        return url.replaceFirst("^https?://", "").replaceAll("/+$", "");
    }

    private boolean brief(JWTClaimsSet claims) {
        Instant latest = clock.instant().plus(LONGEST).plus(SKEW);
        return !claims.getExpirationTime().toInstant().isAfter(latest)
                && !claims.getIssueTime().toInstant().isAfter(clock.instant().plus(SKEW));
    }

    private boolean fresh(JWTClaimsSet claims) {
        Instant now = clock.instant();
        used.values().removeIf(until -> until.isBefore(now));
        return used.putIfAbsent(
                        claims.getIssuer() + '\n' + claims.getJWTID(),
                        claims.getExpirationTime().toInstant().plus(SKEW))
                == null;
    }
}
