package io.xinglin.core.cds;

import java.util.UUID;

/**
 * The id of a card: a random UUID that also says of what kind the card is, so that feedback on it can be counted without keeping
 * every card that was shown. RFC 9562 version 8: the last byte is the kind, the other free bits are random. Stateless.
 */
public final class CardId {
    private static final int VERSION = 8;
    private static final long VERSION_BITS = 0xF000L;
    private static final long KIND_BITS = 0xFFL;

    private CardId() {}

    /** A new id for a card of this kind. */
    public static UUID next(CardKind kind) {
        UUID random = UUID.randomUUID();
        return new UUID(
                (random.getMostSignificantBits() & ~VERSION_BITS) | ((long) VERSION << 12),
                (random.getLeastSignificantBits() & ~KIND_BITS) | kind.code());
    }

    /** The kind of a card; {@link CardKind#OTHER} for an id that was not made here. */
    public static CardKind kind(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            return uuid.version() == VERSION
                    ? CardKind.of((int) (uuid.getLeastSignificantBits() & KIND_BITS))
                    : CardKind.OTHER;
        } catch (IllegalArgumentException e) {
            return CardKind.OTHER;
        }
    }
}
