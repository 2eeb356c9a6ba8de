package io.xinglin.imaging.dicom.pixel;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/** Palette colour tables, plain or segmented (PS3.3 C.7.9). */
final class Palette {
    /** The longest table a descriptor can announce (PS3.3 C.7.6.3.1.5). */
    private static final int MOST_ENTRIES = 1 << 16;

    private Palette() {}

    /** One of the three tables. */
    enum Channel {
        RED(
                Tag.RedPaletteColorLookupTableDescriptor,
                Tag.RedPaletteColorLookupTableData,
                Tag.SegmentedRedPaletteColorLookupTableData),
        GREEN(
                Tag.GreenPaletteColorLookupTableDescriptor,
                Tag.GreenPaletteColorLookupTableData,
                Tag.SegmentedGreenPaletteColorLookupTableData),
        BLUE(
                Tag.BluePaletteColorLookupTableDescriptor,
                Tag.BluePaletteColorLookupTableData,
                Tag.SegmentedBluePaletteColorLookupTableData);

        private final int descriptor;
        private final int data;
        private final int segmented;

        Channel(int descriptor, int data, int segmented) {
            this.descriptor = descriptor;
            this.data = data;
            this.segmented = segmented;
        }
    }

    static LookupTable table(Attributes item, Channel channel, boolean signed) {
        var table = LookupTable.read(item, channel.descriptor, channel.data, signed);
        if (table == null) {
            table = segmented(item, channel, signed);
        }
        if (table == null) {
            throw new ProblemException(Category.INVALID, "palette colour table is missing or cut");
        }
        return table;
    }

    private static LookupTable segmented(Attributes item, Channel channel, boolean signed) {
        var descriptor = item.getInts(channel.descriptor);
        var words = item.getInts(channel.segmented);
        if (descriptor == null || descriptor.length < 3 || words == null) {
            return null;
        }
        var entries = new ArrayList<Integer>();
        for (var at = 0; at + 1 < words.length; ) {
            at = segment(words, at, entries);
        }
        if (entries.isEmpty()) {
            return null;
        }
        var first = signed ? (short) descriptor[1] : descriptor[1] & 0xffff;
        return new LookupTable(
                first,
                descriptor[2],
                entries.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Opcodes 0 discrete, 1 linear, 2 indirect (PS3.3 C.7.9.2.2); returns the offset of the next segment. */
    private static int segment(int[] words, int at, List<Integer> entries) {
        var length = words[at + 1] & 0xffff;
        if (entries.size() + (words[at] == 2 ? 0 : length) > MOST_ENTRIES) {
            throw new ProblemException(Category.INVALID, "palette colour table is longer than its descriptor can say");
        }
        switch (words[at]) {
            case 0 -> {
                for (var i = 0; i < length; i++) {
                    entries.add(words[at + 2 + i] & 0xffff);
                }
                return at + 2 + length;
            }
            case 1 -> {
                var from = entries.isEmpty() ? 0 : entries.get(entries.size() - 1);
                var to = words[at + 2] & 0xffff;
                for (var i = 1; i <= length; i++) {
                    entries.add(from + Math.round((to - from) * (float) i / length));
                }
                return at + 3;
            }
            case 2 -> {
                var target = (words[at + 2] & 0xffff) | ((words[at + 3] & 0xffff) << 16);
                for (int i = 0, next = target; i < length && words[next] != 2; i++) {
                    next = segment(words, next, entries);
                }
                return at + 4;
            }
            default -> throw new ProblemException(Category.INVALID, "unknown segment in a palette colour table");
        }
    }
}
