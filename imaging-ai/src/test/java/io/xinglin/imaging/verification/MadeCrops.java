package io.xinglin.imaging.verification;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** A small folder of nodule crops: bright discs on lung, one nodule a patient, three slices each. */
final class MadeCrops {
    private static final int SIDE = NoduleCropSet.SIDE;
    private static final int SLICES = 3;

    private final Path folder;
    private final List<String> rows = new ArrayList<>(List.of("file,patient,nodule,slice,readers,malignancy"));
    private final ByteArrayOutputStream masks = new ByteArrayOutputStream();

    MadeCrops(Path folder) {
        this.folder = folder;
    }

    /** @param malignancy as the table has it; empty where nobody said */
    MadeCrops nodule(String patient, double radius, String malignancy) throws IOException {
        for (int slice = 0; slice < SLICES; slice++) {
            String file = patient + "_" + slice + ".png";
            var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
            byte[] packed = new byte[SIDE * SIDE / Byte.SIZE];
            for (int at = 0; at < SIDE * SIDE; at++) {
                boolean inside = Math.hypot(at % SIDE - SIDE / 2, Math.floorDiv(at, SIDE) - SIDE / 2) <= radius;
                // A ripple within, so that there is a texture.
                int grey = inside ? 120 + at % 7 : 30 + at % 5;
                picture.getRaster().setSample(at % SIDE, Math.floorDiv(at, SIDE), 0, grey);
                if (inside) {
                    packed[at / Byte.SIZE] |= (byte) (1 << (Byte.SIZE - 1 - at % Byte.SIZE));
                }
            }
            ImageIO.write(picture, "png", folder.resolve(file).toFile());
            masks.write(packed);
            rows.add(String.join(",", file, patient, "0", String.valueOf(slice), "4", malignancy));
        }
        return this;
    }

    Path write() throws IOException {
        Files.write(folder.resolve("labels.csv"), rows);
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("masks.npz")))) {
            bytes(zip, "masks", masks.toByteArray(), rows.size() - 1, SIDE * SIDE / Byte.SIZE);
        }
        return folder;
    }

    /** An array of bytes. */
    static void bytes(ZipOutputStream zip, String name, byte[] values, int... shape) throws IOException {
        String sizes = java.util.Arrays.toString(shape).replace("[", "(").replace("]", ")");
        byte[] header = ("{'descr': '|u1', 'fortran_order': False, 'shape': " + sizes + ", }\n")
                .getBytes(StandardCharsets.US_ASCII);
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0});
        zip.write(header);
        zip.write(values);
        zip.closeEntry();
    }
}
