package io.xinglin.imaging.dicom.pixel;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * A table from input values to output values (PS3.3 C.11.1.1.1, C.11.2.1.1, C.7.6.3.1.5); values outside its domain take
 * the first or last entry.
 *
 * @param bits of one entry
 */
record LookupTable(int first, int bits, int[] entries) {

    /** Null where the descriptor or the data is missing or too short. */
    static LookupTable read(Attributes item, int descriptorTag, int dataTag, boolean signedInput) {
        if (item == null) {
            return null;
        }
        var descriptor = item.getInts(descriptorTag);
        var bytes = item.getSafeBytes(dataTag);
        if (descriptor == null || descriptor.length < 3 || bytes == null) {
            return null;
        }
        var length = (descriptor[0] & 0xffff) == 0 ? 0x10000 : descriptor[0] & 0xffff;
        var first = signedInput ? (short) descriptor[1] : descriptor[1] & 0xffff;
        var entries = entries(bytes, length, item.bigEndian());
        return entries == null ? null : new LookupTable(first, descriptor[2] & 0xff, entries);
    }

    private static int[] entries(byte[] bytes, int length, boolean bigEndian) {
        var wide = bytes.length >= 2 * length;
        if (!wide && bytes.length < length) {
            return null;
        }
        var entries = new int[length];
        for (var i = 0; i < length; i++) {
            var low = bigEndian ? 1 : 0;
            entries[i] = wide ? (bytes[2 * i + low] & 0xff) | ((bytes[2 * i + 1 - low] & 0xff) << 8) : bytes[i] & 0xff;
        }
        return entries;
    }

    int at(int input) {
        var index = Math.max(0, Math.min(entries.length - 1L, (long) input - first));
        return entries[(int) index];
    }

    /** The descriptor says 16 bits for many 8-bit tables: what the entries really need. */
    int usedBits() {
        var max = 0;
        for (var entry : entries) {
            max = Math.max(max, entry);
        }
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(max));
    }

    /** The item of a LUT sequence (Modality LUT Sequence, VOI LUT Sequence). */
    static LookupTable ofSequence(Attributes data, int sequenceTag, boolean signedInput) {
        return read(data.getNestedDataset(sequenceTag), Tag.LUTDescriptor, Tag.LUTData, signedInput);
    }
}
