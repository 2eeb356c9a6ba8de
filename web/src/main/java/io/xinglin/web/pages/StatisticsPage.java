package io.xinglin.web.pages;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.statistics.Count;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.CrossTab;
import io.xinglin.core.statistics.Dimension;
import io.xinglin.core.statistics.StatisticsDesk;
import io.xinglin.core.statistics.StatisticsDesk.Place;
import io.xinglin.core.statistics.StatisticsDesk.Question;
import io.xinglin.core.statistics.StatisticsDesk.Run;
import io.xinglin.core.statistics.StatisticsDesk.State;
import io.xinglin.web.Ports;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Function;

/**
 * Counts over all notes: the job that counts, its progress, one field's values, alone or against a dimension, and the
 * places of one value. What is shown stands in the address, so that it can be linked and reloaded.
 */
@Named
@RequestScoped
public class StatisticsPage {
    private static final int VALUES = 100;
    private static final int BUCKETS = 24;
    private static final int PLACES = 50;

    @Inject
    private Messages messages;

    @Inject
    private Person person;

    @Inject
    private Language language;

    private CountedField field = CountedField.MAIN_SYMPTOM;
    private Dimension by;
    private String value;
    private String bucket;
    private Run run;
    private List<Count> counts = List.of();
    private CrossTab table;
    private List<Place> places = List.of();

    /** Reads what the address asks for. */
    public void open() {
        ask(desk -> {
            if (by == null) {
                counts = desk.counts(field, VALUES);
            } else {
                table = desk.crossTab(field, by, VALUES, BUCKETS);
            }
            if (value != null && !value.isEmpty()) {
                boolean cell = by != null && bucket != null && !bucket.isEmpty();
                places = desk.open(
                        person.getName(), new Question(field, value, cell ? by : null, cell ? bucket : ""), PLACES);
            }
            return null;
        });
    }

    /** Also before a button is looked at: which ones there are depends on the run. */
    @PostConstruct
    public void refresh() {
        run = ask(desk -> desk.latest().orElse(null));
    }

    public String start() {
        return ask(desk -> desk.start(person.getName())) == null ? null : "/statistics.xhtml?faces-redirect=true";
    }

    public String resume() {
        return ask(desk -> desk.resume(person.getName())) == null ? null : "/statistics.xhtml?faces-redirect=true";
    }

    private <T> T ask(Function<StatisticsDesk, T> question) {
        try {
            return question.apply(Ports.require(StatisticsDesk.class));
        } catch (ProblemException e) {
            messages.problem(e);
            return null;
        }
    }

    public boolean isRunning() {
        return run != null && run.state() == State.RUNNING;
    }

    public boolean isFailed() {
        return run != null && run.state() == State.FAILED;
    }

    public String fieldName(CountedField named) {
        return language.isChinese() ? named.zh() : named.en();
    }

    public String dimensionName(Dimension named) {
        return language.isChinese() ? named.zh() : named.en();
    }

    public CountedField[] getFields() {
        return CountedField.values();
    }

    public Dimension[] getDimensions() {
        return Dimension.values();
    }

    public Run getRun() {
        return run;
    }

    public List<Count> getCounts() {
        return counts;
    }

    public CrossTab getTable() {
        return table;
    }

    public List<Place> getPlaces() {
        return places;
    }

    public CountedField getField() {
        return field;
    }

    public void setField(CountedField field) {
        this.field = field == null ? CountedField.MAIN_SYMPTOM : field;
    }

    public Dimension getBy() {
        return by;
    }

    public void setBy(Dimension by) {
        this.by = by;
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = value;
    }

    public String getBucket() {
        return bucket;
    }

    public void setBucket(String bucket) {
        this.bucket = bucket;
    }
}
