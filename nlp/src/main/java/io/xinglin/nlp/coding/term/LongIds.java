package io.xinglin.nlp.coding.term;

/** Numbers given to longs in the order they come, by open addressing; 0 is no key. Not safe for writing by many threads. */
public final class LongIds {
    private long[] keys;
    private int[] ids;
    private int size;

    public LongIds(int expected) {
        int capacity = Integer.highestOneBit(Math.max(16, expected * 2 - 1)) << 1;
        keys = new long[capacity];
        ids = new int[capacity];
    }

    public int size() {
        return size;
    }

    /** The number of a key, or -1. */
    public int get(long key) {
        int at = slot(key);
        return keys[at] == 0 ? -1 : ids[at];
    }

    /** The number of a key, given now where it has none. */
    public int add(long key) {
        int at = slot(key);
        if (keys[at] != 0) {
            return ids[at];
        }
        keys[at] = key;
        ids[at] = size;
        if (++size * 2 > keys.length) {
            grow();
        }
        return size - 1;
    }

    /** The keys by their numbers. */
    public long[] keys() {
        long[] byId = new long[size];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                byId[ids[i]] = keys[i];
            }
        }
        return byId;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int mask = keys.length - 1;
        int at = (int) (mixed >>> 32) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldIds = ids;
        keys = new long[oldKeys.length * 2];
        ids = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = slot(oldKeys[i]);
                keys[at] = oldKeys[i];
                ids[at] = oldIds[i];
            }
        }
    }
}
