package io.xinglin.fhir.cdsaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-CDS-03")
class ClientTokensTest {
    private static final String ENDPOINT = "https://xinglin.example/fhir/cds-services/xinglin-patient-view";
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Emr EMR = emr("https://emr.example");

    private final ClientTokens tokens = tokens();

    private static Emr emr(String issuer) {
        try {
            return Emr.named(issuer);
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClientTokens tokens() {
        try {
            return ClientTokens.of(EMR.trusted(), Clock.fixed(NOW, ZoneOffset.UTC), new ConcurrentHashMap<>());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean trusted(JWTClaimsSet claims) throws Exception {
        return tokens.issuer(EMR.signed(claims, JWSAlgorithm.ES384), ENDPOINT).isPresent();
    }

    private static JWTClaimsSet.Builder good() {
        return EMR.claims(ENDPOINT, NOW);
    }

    @Test
    void tokensOfBothAlgorithmsShouldBeTrusted() throws Exception {
        assertThat(tokens.issuer(EMR.signed(good().build(), JWSAlgorithm.ES384), ENDPOINT))
                .contains("https://emr.example");
        assertThat(tokens.issuer(EMR.signed(good().build(), JWSAlgorithm.RS384), ENDPOINT))
                .contains("https://emr.example");
        assertThat(tokens.issuer(
                        EMR.signed(good().build(), JWSAlgorithm.ES384), ENDPOINT.replace("https", "http") + "/"))
                .as("behind a proxy that ends TLS")
                .isPresent();
    }

    @Test
    void tokensForAnotherPlaceOrTimeShouldNot() throws Exception {
        assertThat(trusted(good().audience("https://xinglin.example/fhir/cds-services")
                        .build()))
                .isFalse();
        assertThat(trusted(
                        good().expirationTime(Date.from(NOW.minusSeconds(120))).build()))
                .isFalse();
        assertThat(trusted(
                        good().expirationTime(Date.from(NOW.plusSeconds(3600))).build()))
                .as("longer than five minutes")
                .isFalse();
        assertThat(trusted(good().issueTime(Date.from(NOW.plusSeconds(600))).build()))
                .isFalse();
    }

    @Test
    void aTokenShouldBeGoodOnce() throws Exception {
        JWTClaimsSet claims = good().build();
        assertThat(trusted(claims)).isTrue();
        assertThat(trusted(claims)).isFalse();
    }

    @Test
    void tokensThatLackAClaimShouldNotBeTrusted() throws Exception {
        assertThat(trusted(good().jwtID(null).build())).isFalse();
        assertThat(trusted(good().issueTime(null).build())).isFalse();
        assertThat(trusted(good().expirationTime(null).build())).isFalse();
        assertThat(trusted(good().issuer(null).build())).isFalse();
    }

    @Test
    void tokensOfOthersShouldNotBeTrusted() throws Exception {
        Emr stranger = emr("https://stranger.example");
        Emr impostor = emr("https://emr.example");
        assertThat(tokens.issuer(stranger.signed(stranger.claims(ENDPOINT, NOW).build(), JWSAlgorithm.ES384), ENDPOINT))
                .isEmpty();
        assertThat(tokens.issuer(impostor.signed(impostor.claims(ENDPOINT, NOW).build(), JWSAlgorithm.ES384), ENDPOINT))
                .as("the name of a trusted client, another key")
                .isEmpty();
    }

    @Test
    void unsignedAndOddlySignedTokensShouldNotBeTrusted() throws Exception {
        assertThat(tokens.issuer(new PlainJWT(good().build()).serialize(), ENDPOINT))
                .isEmpty();
        assertThat(tokens.issuer(EMR.signed(good().build(), JWSAlgorithm.RS256), ENDPOINT))
                .isEmpty();
        assertThat(tokens.issuer("no.token.at all", ENDPOINT)).isEmpty();
    }

    @Test
    void aFileThatNamesNoKeysShouldBeRefused() {
        assertThatThrownBy(() -> ClientTokens.of("no JSON", Clock.systemUTC(), new ConcurrentHashMap<>()))
                .isInstanceOf(ParseException.class);
        assertThatThrownBy(() ->
                        ClientTokens.of("{\"https://emr.example\":{}}", Clock.systemUTC(), new ConcurrentHashMap<>()))
                .isInstanceOf(ParseException.class);
    }
}
