package io.xinglin.ejb.coding;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.coding.CodedText;
import io.xinglin.core.coding.DiagnosisCoder;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeBook;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.nlp.coding.InsuranceCodes;
import io.xinglin.nlp.coding.TermCoder;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.util.List;
import java.util.Optional;

/** Offers the {@link CodeBook} and the {@link DiagnosisCoder} shipped; each is read at its first use. */
@Singleton
@Startup
public class CodingDoor {
    private final CodeBook book = new LazyBook();
    private final DiagnosisCoder coder = new LazyCoder();

    @PostConstruct
    void open() {
        PortRegistry.provide(CodeBook.class, book);
        PortRegistry.provide(DiagnosisCoder.class, coder);
    }

    @PreDestroy
    void close() {
        PortRegistry.withdraw(CodeBook.class, book);
        PortRegistry.withdraw(DiagnosisCoder.class, coder);
    }

    private static final class LazyCoder implements DiagnosisCoder {
        @Override
        public CodedText diagnoses(String text) {
            return TermCoder.shipped().diagnoses(text);
        }

        @Override
        public CodedText operations(String text) {
            return TermCoder.shipped().operations(text);
        }
    }

    private static final class LazyBook implements CodeBook {
        @Override
        public Optional<Code> find(CodeSystem system, String code) {
            return InsuranceCodes.load().find(system, code);
        }

        @Override
        public Optional<Code> translate(CodeSystem system, String code) {
            return InsuranceCodes.load().translate(system, code);
        }

        @Override
        public List<Code> under(CodeSystem system, String prefix) {
            return InsuranceCodes.load().under(system, prefix);
        }

        @Override
        public List<Code> named(CodeSystem system, String words) {
            return InsuranceCodes.load().named(system, words);
        }
    }
}
