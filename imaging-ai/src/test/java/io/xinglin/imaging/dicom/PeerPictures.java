package io.xinglin.imaging.dicom;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Pictures of every kind the product claims, small, with steep and flat places; sizes are odd where a kind allows it. */
enum PeerPictures {
    GRAY_8 {
        @Override
        Fixture fixture() {
            return Fixture.bytes(33, 17, 1, "MONOCHROME2", gray(33, 17, 8));
        }
    },
    MONOCHROME1_8 {
        @Override
        Fixture fixture() {
            return Fixture.bytes(33, 17, 1, "MONOCHROME1", gray(33, 17, 8));
        }
    },
    GRAY_12 {
        @Override
        Fixture fixture() {
            return bits(Fixture.gray(31, gray(31, 23, 12)), 12, 0)
                    .with(Tag.WindowCenter, VR.DS, "1200")
                    .with(Tag.WindowWidth, VR.DS, "1600");
        }
    },
    GRAY_16 {
        @Override
        Fixture fixture() {
            return Fixture.gray(31, gray(31, 23, 16));
        }
    },
    SIGNED_12 {
        @Override
        Fixture fixture() {
            return bits(Fixture.gray(31, signed(12)), 12, 1)
                    .with(Tag.RescaleSlope, VR.DS, "-1.5")
                    .with(Tag.RescaleIntercept, VR.DS, "-100")
                    .with(Tag.RescaleType, VR.LO, "US")
                    .with(Tag.WindowCenter, VR.DS, "40")
                    .with(Tag.WindowWidth, VR.DS, "2000");
        }
    },
    SIGNED_16 {
        @Override
        Fixture fixture() {
            return bits(Fixture.gray(31, signed(16)), 16, 1);
        }
    },
    MONOCHROME1_12 {
        @Override
        Fixture fixture() {
            return bits(Fixture.gray(31, gray(31, 23, 12)), 12, 0)
                    .with(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME1")
                    .with(Tag.WindowCenter, VR.DS, "2000")
                    .with(Tag.WindowWidth, VR.DS, "3000");
        }
    },
    MODALITY_TABLE {
        @Override
        Fixture fixture() {
            return table(Fixture.bytes(33, 17, 1, "MONOCHROME2", gray(33, 17, 8)), Tag.ModalityLUTSequence, 4)
                    .with(Tag.WindowCenter, VR.DS, "500")
                    .with(Tag.WindowWidth, VR.DS, "700");
        }
    },
    VOI_TABLE {
        @Override
        Fixture fixture() {
            return table(Fixture.bytes(33, 17, 1, "MONOCHROME1", gray(33, 17, 8)), Tag.VOILUTSequence, 257);
        }
    },
    RGB {
        @Override
        Fixture fixture() {
            return Fixture.bytes(33, 17, 3, "RGB", colour(33 * 17, false));
        }
    },
    RGB_BY_PLANE {
        @Override
        Fixture fixture() {
            return Fixture.bytes(7, 5, 3, "RGB", colour(7 * 5, true)).with(Tag.PlanarConfiguration, VR.US, 1);
        }
    },
    YBR_FULL {
        @Override
        Fixture fixture() {
            return Fixture.bytes(33, 17, 3, "YBR_FULL", colour(33 * 17, false));
        }
    },
    YBR_FULL_422 {
        @Override
        Fixture fixture() {
            return Fixture.bytes(16, 9, 3, "YBR_FULL_422", gray(32, 9, 8));
        }
    },
    PALETTE {
        @Override
        Fixture fixture() {
            return palette(Fixture.bytes(33, 17, 1, "PALETTE COLOR", gray(33, 17, 8)));
        }
    },
    FRAMES_16 {
        @Override
        Fixture fixture() {
            return Fixture.gray(31, frames(gray(31, 23, 16)))
                    .with(Tag.Rows, VR.US, 23)
                    .with(Tag.SOPClassUID, VR.UI, UID.MultiFrameGrayscaleWordSecondaryCaptureImageStorage)
                    .with(Tag.NumberOfFrames, VR.IS, "3");
        }
    },
    FRAMES_RGB {
        @Override
        Fixture fixture() {
            return Fixture.bytes(11, 27, 3, "RGB", frames(colour(11 * 9, false)))
                    .with(Tag.Rows, VR.US, 9)
                    .with(Tag.SOPClassUID, VR.UI, UID.MultiFrameTrueColorSecondaryCaptureImageStorage)
                    .with(Tag.NumberOfFrames, VR.IS, "3");
        }
    };

    abstract Fixture fixture();

    Path write(Path folder) {
        return fixture().write(folder);
    }

    private static Fixture bits(Fixture fixture, int stored, int representation) {
        return fixture.with(Tag.BitsStored, VR.US, stored)
                .with(Tag.HighBit, VR.US, stored - 1)
                .with(Tag.PixelRepresentation, VR.US, representation);
    }

    /** A slope, a parabola and a flat corner. */
    private static int[] gray(int width, int height, int bits) {
        return values(width * height, i -> {
            var x = i % width;
            var y = i / width;
            return x < 5 && y < 5 ? 7 : (x * x * 911 + y * y * 1301 + x * y * 577) % (1 << bits);
        });
    }

    /** Around zero, to both sides; the bits above {@code bits} are empty. */
    private static int[] signed(int bits) {
        return Arrays.stream(gray(31, 23, bits))
                .map(v -> v - (1 << (bits - 1)) & ((1 << bits) - 1))
                .toArray();
    }

    private static int[] colour(int pixels, boolean byPlane) {
        return values(3 * pixels, i -> {
            var pixel = byPlane ? i % pixels : i / 3;
            var sample = byPlane ? i / pixels : i % 3;
            return 40 + (pixel * (3 + sample) + sample * 50) % 180;
        });
    }

    private static int[] frames(int[] one) {
        return values(3 * one.length, i -> one[(i + i / one.length * 13) % one.length]);
    }

    private static int[] values(int count, IntUnaryOperator value) {
        return IntStream.range(0, count).map(value).toArray();
    }

    private static Fixture palette(Fixture fixture) {
        table(fixture, Tag.RedPaletteColorLookupTableDescriptor, Tag.RedPaletteColorLookupTableData, i -> i);
        table(fixture, Tag.GreenPaletteColorLookupTableDescriptor, Tag.GreenPaletteColorLookupTableData, i -> 255 - i);
        return table(
                fixture,
                Tag.BluePaletteColorLookupTableDescriptor,
                Tag.BluePaletteColorLookupTableData,
                i -> i * i / 255);
    }

    private static Fixture table(Fixture fixture, int descriptor, int data, IntUnaryOperator value) {
        return fixture.with(descriptor, VR.US, 256, 0, 16).with(data, VR.OW, words(value.andThen(v -> v * 257)));
    }

    private static byte[] words(IntUnaryOperator value) {
        var words = new byte[512];
        for (var i = 0; i < 256; i++) {
            words[2 * i] = (byte) value.applyAsInt(i);
            words[2 * i + 1] = (byte) (value.applyAsInt(i) >> 8);
        }
        return words;
    }

    /** A table that turns the values round: to modality units, or to greys. */
    private static Fixture table(Fixture fixture, int sequence, int step) {
        var item = new Attributes();
        item.setInt(Tag.LUTDescriptor, VR.US, 256, 0, 16);
        if (sequence == Tag.ModalityLUTSequence) {
            item.setString(Tag.ModalityLUTType, VR.LO, "US");
        }
        item.setBytes(Tag.LUTData, VR.OW, words(i -> (255 - i) * step));
        fixture.data().newSequence(sequence, 1).add(item);
        return fixture;
    }
}
