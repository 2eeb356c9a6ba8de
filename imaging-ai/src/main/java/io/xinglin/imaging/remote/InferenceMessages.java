package io.xinglin.imaging.remote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.network.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests and answers of the Open Inference Protocol v2 as JSON, read and written as streams. A tensor's numbers may come flat or
 * nested, as the protocol allows. Stateless.
 */
final class InferenceMessages {
    private static final JsonFactory JSON = new JsonFactory();
    /** Numbers in one answer: 64 maps of a square of 1024 and more than any contract needs. */
    private static final int MOST_NUMBERS = 1 << 26;

    private static final int LONGEST_ERROR = 300;
    private static final int ERROR_BYTES = 1 << 16;

    private InferenceMessages() {}

    /** What a server answers. */
    record Answer(String modelVersion, Map<String, Tensor> outputs) {}

    static byte[] request(Map<String, Tensor> inputs) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("inputs");
            for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
                write(json, input.getKey(), input.getValue());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, String name, Tensor tensor) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeFieldName("shape");
        json.writeArray(tensor.shape(), 0, tensor.shape().length);
        json.writeStringField("datatype", "FP32");
        json.writeArrayFieldStart("data");
        for (float value : tensor.values()) {
            json.writeNumber(value);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** @throws ProblemException FAULT when it is no answer of the protocol */
    static Answer answer(InputStream body) throws IOException {
        try (JsonParser json = JSON.createParser(body)) {
            String version = "";
            Map<String, Tensor> outputs = new LinkedHashMap<>();
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                if ("model_version".equals(field)) {
                    version = json.getValueAsString("");
                } else if ("outputs".equals(field) && json.currentToken() == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        readOutput(json, outputs);
                    }
                } else {
                    json.skipChildren();
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT);
            return new Answer(version, outputs);
        } catch (JsonParseException e) {
            throw new ProblemException(Problem.Category.FAULT, "the inference server's answer is no JSON", e);
        }
    }

    private static void readOutput(JsonParser json, Map<String, Tensor> outputs) throws IOException {
        String name = "";
        String type = "";
        long[] shape = {};
        float[] values = {};
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "name" -> name = json.getValueAsString("");
                case "datatype" -> type = json.getValueAsString("");
                case "shape" -> shape = shape(json);
                case "data" -> values = numbers(json);
                default -> json.skipChildren();
            }
        }
        require(!name.isEmpty() && type.startsWith("FP"));
        require(values.length == size(shape));
        outputs.put(name, new Tensor(values, shape));
    }

    /** Numbers of that shape; any number beyond the limit stands for all of those. */
    private static long size(long[] shape) {
        long size = 1;
        for (long axis : shape) {
            size = Math.min(size * axis, Integer.MAX_VALUE);
        }
        return size;
    }

    private static long[] shape(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY);
        List<Long> axes = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.VALUE_NUMBER_INT && axes.size() < 8);
            long axis = json.getLongValue();
            require(axis >= 0 && axis <= MOST_NUMBERS);
            axes.add(axis);
        }
        return axes.stream().mapToLong(Long::longValue).toArray();
    }

    private static float[] numbers(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY);
        float[] values = new float[1024];
        int count = 0;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = json.nextToken();
            require(token != null);
            if (token == JsonToken.START_ARRAY) {
                depth++;
            } else if (token == JsonToken.END_ARRAY) {
                depth--;
            } else {
                require(token.isNumeric() && count < MOST_NUMBERS);
                values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
                values[count++] = json.getFloatValue();
            }
        }
        return Arrays.copyOf(values, count);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new ProblemException(
                    Problem.Category.FAULT, "the inference server's answer is none of the Open Inference Protocol v2");
        }
    }

    /** What the server says went wrong, shortened; it got no patient data, so it has none to repeat. */
    static Optional<String> error(InputStream body) throws IOException {
        String text = new String(body.readNBytes(ERROR_BYTES), StandardCharsets.UTF_8);
        try (JsonParser json = JSON.createParser(text)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING && "error".equals(json.currentName())) {
                    String error = json.getText().replaceAll("\\p{Cntrl}", " ");
                    return Optional.of(error.substring(0, Math.min(LONGEST_ERROR, error.length())));
                }
            }
            return Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }
}
