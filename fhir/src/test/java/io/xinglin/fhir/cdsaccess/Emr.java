package io.xinglin.fhir.cdsaccess;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** A CDS client with keys of its own that signs tokens as CDS Hooks asks. */
record Emr(String issuer, ECKey ec, RSAKey rsa) {
    static Emr named(String issuer) throws JOSEException {
        return new Emr(
                issuer,
                new ECKeyGenerator(Curve.P_384).keyID("ec-1").generate(),
                new RSAKeyGenerator(2048).keyID("rsa-1").generate());
    }

    /** The file of trusted clients with this one alone: its public keys. */
    String trusted() {
        return "{\"" + issuer + "\":" + new JWKSet(List.<JWK>of(ec, rsa)).toString(true) + "}";
    }

    /** Claims of a token that is good for this endpoint. */
    JWTClaimsSet.Builder claims(String endpoint, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(endpoint)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString());
    }

    String signed(JWTClaimsSet claims, JWSAlgorithm algorithm) throws JOSEException {
        boolean elliptic = algorithm.equals(JWSAlgorithm.ES384);
        JWSSigner signer = elliptic ? new ECDSASigner(ec) : new RSASSASigner(rsa);
        var jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .keyID(elliptic ? "ec-1" : "rsa-1")
                        .build(),
                claims);
        jwt.sign(signer);
        return jwt.serialize();
    }
}
