package io.xinglin.fhir.terminology;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import io.xinglin.core.terminology.Code;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;

/** ValueSet, all codes of a list: read, search by url, {@code $expand} and {@code $validate-code} (FHIR R4 valueset-operations.html). */
public final class ValueSetProvider implements IResourceProvider {
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;

    private final Clock clock;

    public ValueSetProvider(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Class<ValueSet> getResourceType() {
        return ValueSet.class;
    }

    @Read
    public ValueSet read(@IdParam IdType id) {
        return resource(byId(id));
    }

    @Search
    public List<ValueSet> search(@OptionalParam(name = ValueSet.SP_URL) UriParam url) {
        return Publication.all()
                .filter(p -> url == null || p.valueSet().equals(url.getValue()))
                .map(ValueSetProvider::resource)
                .toList();
    }

    private static ValueSet resource(Publication publication) {
        ValueSet resource = new ValueSet();
        resource.setId(publication.id());
        resource.setUrl(publication.valueSet())
                .setVersion(Publication.VERSION)
                .setName(publication.id().replace('-', '_') + "_all")
                .setTitle(publication.title())
                .setStatus(PublicationStatus.ACTIVE);
        resource.getCompose().addInclude().setSystem(publication.system().uri());
        return resource;
    }

    /**
     * The codes that begin with the filter, or whose name has every word of it; {@code count} of them, 100 where it is not given
     * and never more than 1000.
     */
    @Operation(name = "$expand", idempotent = true)
    public ValueSet expand(
            @IdParam(optional = true) IdType id,
            @OperationParam(name = "url", max = 1) UriType url,
            @OperationParam(name = "filter", max = 1) StringType filter,
            @OperationParam(name = "offset", max = 1) IntegerType offset,
            @OperationParam(name = "count", max = 1) IntegerType count) {
        Publication publication = publication(id, url);
        String words = Terminology.text(filter);
        List<Code> all = words == null
                ? Terminology.book().under(publication.system(), "")
                : Terminology.book().named(publication.system(), words);
        int from = number(offset, 0, Integer.MAX_VALUE);
        int size = number(count, PAGE, LARGEST_PAGE);
        ValueSet answer = resource(publication);
        ValueSet.ValueSetExpansionComponent expansion = answer.getExpansion();
        expansion.setIdentifier(publication.valueSet()).setTimestamp(Date.from(clock.instant()));
        expansion.setTotal(all.size()).setOffset(from);
        all.stream()
                .skip(from)
                .limit(size)
                .forEach(code -> expansion
                        .addContains()
                        .setSystem(publication.system().uri())
                        .setCode(code.value())
                        .setDisplay(code.zh()));
        return answer;
    }

    /** Whether a code is one of the value set. */
    @Operation(name = "$validate-code", idempotent = true)
    public Parameters validateCode(
            @IdParam(optional = true) IdType id,
            @OperationParam(name = "url", max = 1) UriType url,
            @OperationParam(name = "code", max = 1) CodeType code,
            @OperationParam(name = "system", max = 1) UriType system,
            @OperationParam(name = "display", max = 1) StringType display,
            @OperationParam(name = "coding", max = 1) Coding coding) {
        Publication publication = publication(id, url);
        Coding asked =
                Terminology.coding(system, code, coding, publication.system().uri());
        if (!publication.system().uri().equals(asked.getSystem())) {
            return CodeSystemProvider.validated(publication, "", null);
        }
        String wanted = display == null ? asked.getDisplay() : display.getValue();
        return CodeSystemProvider.validated(publication, asked.getCode(), wanted);
    }

    private static int number(IntegerType given, int otherwise, int most) {
        int value = given == null || given.getValue() == null ? otherwise : given.getValue();
        if (value < 0) {
            throw Terminology.invalid("offset and count are not negative");
        }
        return Math.min(value, most);
    }

    private static Publication publication(IdType id, UriType url) {
        if (id != null && id.hasIdPart()) {
            return byId(id);
        }
        return Optional.ofNullable(Terminology.text(url))
                .flatMap(Publication::ofValueSet)
                .orElseThrow(() -> Terminology.notFound("no such value set"));
    }

    private static Publication byId(IdType id) {
        return Publication.ofId(id.getIdPart()).orElseThrow(() -> Terminology.notFound("ValueSet/" + id.getIdPart()));
    }
}
