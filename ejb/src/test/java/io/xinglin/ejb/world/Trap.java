package io.xinglin.ejb.world;

/** Kills the process at the named place, once. */
public final class Trap {
    private String place = "";

    public synchronized void set(String where) {
        place = where;
    }

    /** Called by the adapters at each place where a process may die. */
    public synchronized void at(String where) {
        if (place.equals(where)) {
            place = "";
            throw new Killed(where);
        }
    }
}
