package io.xinglin.ejb.world;

/** The process dies here: an error, so that nothing handles it. */
public final class Killed extends Error {
    public Killed(String where) {
        super("killed " + where);
    }
}
