package io.xinglin.core.imaging;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The edges of a mask as closed lines along the borders of its pixels, so that filling them (pixels whose centre is inside)
 * gives the mask back exactly. Pixels that touch at a corner alone are two parts. Stateless.
 *
 * <p>Borders are followed with the mask on the right hand: on a picture, whose rows grow downwards, rings around a part run
 * clockwise and have an area above zero, rings around a hole the other way.
 */
public final class MaskRings {
    /** Right, down, left, up: a turn to the right is the next. */
    private static final int[] ACROSS = {1, 0, -1, 0};

    private static final int[] DOWN = {0, 1, 0, -1};
    private static final int DIRECTIONS = 4;
    private static final int LEFT = 2;

    private final int width;
    private final int height;
    private final BitSet inside;
    /** Top edges of pixels, by the pixel, which have been followed. */
    private final BitSet seen = new BitSet();

    private MaskRings(Mask mask) {
        this.width = mask.width();
        this.height = mask.height();
        this.inside = mask.pixels();
    }

    /** All rings of a mask, those around its parts and those around holes, from the top. */
    public static List<Ring> of(Mask mask) {
        return new MaskRings(mask).all();
    }

    /** Of a region: of its mask, else around its box. */
    public static List<Ring> of(Region region) {
        return region.maskIfDrawn().map(MaskRings::of).orElseGet(() -> List.of(Ring.around(region.box())));
    }

    /** Every ring has a top edge of a pixel of the mask, gone through to the right: each is begun there. */
    private List<Ring> all() {
        List<Ring> rings = new ArrayList<>();
        for (int at = inside.nextSetBit(0); at >= 0; at = inside.nextSetBit(at + 1)) {
            if (!seen.get(at) && !in(at % width, at / width - 1)) {
                rings.add(follow(at % width, at / width));
            }
        }
        return rings;
    }

    private Ring follow(int startX, int startY) {
        List<Integer> corners = new ArrayList<>();
        int x = startX;
        int y = startY;
        int direction = 0;
        do {
            if (direction == 0) {
                seen.set(y * width + x);
            }
            x += ACROSS[direction];
            y += DOWN[direction];
            int turned = turn(x, y, direction);
            if (turned != direction) {
                corners.add(x);
                corners.add(y);
            }
            direction = turned;
        } while (x != startX || y != startY || direction != 0);
        return new Ring(corners.stream().mapToDouble(Integer::intValue).toArray());
    }

    /** To the right where the pixel ahead on the right is outside; else on, or to the left where both ahead are inside. */
    private int turn(int x, int y, int direction) {
        if (!ahead(x, y, direction, true)) {
            return (direction + 1) % DIRECTIONS;
        }
        return ahead(x, y, direction, false) ? (direction + LEFT + 1) % DIRECTIONS : direction;
    }

    /** Whether the pixel ahead of a corner, on the right or the left hand, belongs to the mask. */
    private boolean ahead(int x, int y, int direction, boolean right) {
        int side = right ? direction + 1 : direction + LEFT + 1;
        int across = ACROSS[direction] + ACROSS[side % DIRECTIONS];
        int down = DOWN[direction] + DOWN[side % DIRECTIONS];
        return in(across > 0 ? x : x - 1, down > 0 ? y : y - 1);
    }

    private boolean in(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && inside.get(y * width + x);
    }
}
