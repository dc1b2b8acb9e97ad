package io.pointbook.ledger.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pointbook.ledger.programme.ProgrammeCheck.Problem;
import io.pointbook.ledger.programme.ProgrammeDocument;
import java.io.IOException;
import java.util.stream.Collectors;

/** A programme as a file: JSON in which a field that nobody knows is a mistake. */
public final class ProgrammeJson {
    /** Bytes of one programme. */
    public static final int LARGEST = 1024 * 1024;

    /** Bytes of all programmes of an installation in one file. */
    static final int LARGEST_ARCHIVE = 10 * 1024 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfig(
                    LogicalType.Boolean, config -> config.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Integer, config -> config.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Textual, config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private ProgrammeJson() {}

    /** The text is no programme. */
    public static final class NotAProgramme extends Exception {
        private final Problem problem;

        NotAProgramme(Problem problem) {
            super(problem.where() + ": " + problem.what());
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    public static ProgrammeDocument read(byte[] json) throws NotAProgramme {
        return read(json, ProgrammeDocument.class, LARGEST);
    }

    /** Programmes of an installation as one file. */
    static ProgrammeArchive readArchive(byte[] json) throws NotAProgramme {
        return read(json, ProgrammeArchive.class, LARGEST_ARCHIVE);
    }

    private static <T> T read(byte[] json, Class<T> type, int largest) throws NotAProgramme {
        if (json.length > largest) {
            throw new NotAProgramme(new Problem("", "at most " + largest + " bytes are possible", null));
        }
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonMappingException wrong) {
            throw new NotAProgramme(new Problem(path(wrong), wrong.getOriginalMessage(), column(wrong)));
        } catch (JsonProcessingException wrong) {
            throw new NotAProgramme(new Problem("", "not JSON: " + wrong.getOriginalMessage(), column(wrong)));
        } catch (IOException wrong) {
            throw new NotAProgramme(new Problem("", String.valueOf(wrong.getMessage()), null));
        }
    }

    /** Indented, lists and fields in their order. */
    public static byte[] write(ProgrammeDocument document) {
        return bytes(document);
    }

    static byte[] write(ProgrammeArchive archive) {
        return bytes(archive);
    }

    private static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a programme cannot be written", impossible);
        }
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static Integer column(JsonProcessingException wrong) {
        return wrong.getLocation() == null ? 0 : wrong.getLocation().getColumnNr();
    }
}
