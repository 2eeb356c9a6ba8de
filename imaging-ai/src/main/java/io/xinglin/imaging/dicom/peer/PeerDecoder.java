package io.xinglin.imaging.dicom.peer;

import io.xinglin.imaging.dicom.file.TransferSyntax;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The makers whose tools decode: each writes an uncompressed copy in explicit little endian. Colour is left as it is coded. */
enum PeerDecoder {
    DCMTK {
        @Override
        List<String> command(TransferSyntax syntax) {
            return switch (syntax) {
                case EXPLICIT_LE, IMPLICIT_LE, DEFLATED, EXPLICIT_BE -> List.of("dcmconv", "+te");
                case JPEG_BASELINE, JPEG_EXTENDED, JPEG_LOSSLESS, JPEG_LOSSLESS_SV1 ->
                    List.of("dcmdjpeg", "+cn", "+px", "+te");
                case JPEG_LS, JPEG_LS_NEAR -> List.of("dcmdjpls", "+px", "+te");
                case RLE -> List.of("dcmdrle", "+te");
                case JPEG_2000, JPEG_2000_LOSSLESS -> List.of();
            };
        }
    },
    GDCM {
        @Override
        List<String> command(TransferSyntax syntax) {
            return List.of("gdcmconv", "--raw");
        }
    };

    /** The tool and its options; empty where it has no decoder for that. */
    abstract List<String> command(TransferSyntax syntax);

    /** An uncompressed copy in {@code folder}; empty when the tool cannot, or will not, decode the file. */
    Optional<Path> decode(Path file, TransferSyntax syntax, Path folder) {
        var command = new ArrayList<>(command(syntax));
        if (command.isEmpty()) {
            return Optional.empty();
        }
        var copy = folder.resolve(name() + ".dcm");
        command.add(file.toString());
        command.add(copy.toString());
        return PeerCommand.leaves(copy, command) ? Optional.of(copy) : Optional.empty();
    }
}
