package io.xinglin.web.pages;

import io.xinglin.core.imaging.PictureFinder;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.SimilarPictures;
import io.xinglin.web.Ports;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/** A picture of the archive and those that look like it. */
@Named
@ViewScoped
public class SimilarPage implements Serializable {
    private static final int MOST = 12;

    @Inject
    private transient Messages messages;

    private String instance;
    private int frame = 1;
    private String model = "";
    private transient SimilarPictures.Answer answer;

    /** Asks for what the address names. */
    public void open() {
        try {
            answer = Ports.require(SimilarPictures.class)
                    .find(model == null ? "" : model, new DicomUid(instance == null ? "" : instance), frame, MOST);
        } catch (IllegalArgumentException e) {
            messages.problem(new ProblemException(Category.INVALID, "the address names no picture", e));
        } catch (ProblemException e) {
            messages.problem(e);
        }
    }

    /** Null while there is none. */
    public SimilarPictures.Answer getAnswer() {
        return answer;
    }

    public List<PictureFinder.Index> getIndexes() {
        return Ports.require(SimilarPictures.class).indexes();
    }

    /** Address of the picture asked with. */
    public String getAsked() {
        return rendered(answer.asked(), frame);
    }

    /** Address of a picture of the archive; empty for one that is elsewhere. */
    public String picture(SimilarPictures.Hit hit) {
        return hit.here().map(header -> rendered(header, hit.found().frame())).orElse("");
    }

    public String similarity(SimilarPictures.Hit hit) {
        return String.format(Locale.ROOT, "%.3f", hit.found().similarity());
    }

    /** What the archive says of a picture that is in it. */
    public String words(SimilarPictures.Hit hit) {
        return hit.here()
                .map(header -> (header.modality() + " " + header.studyDescription()).strip())
                .orElse(hit.found().id());
    }

    private static String rendered(InstanceHeader header, int frame) {
        return ViewerData.rendered(header, frame);
    }

    public String getInstance() {
        return instance;
    }

    public void setInstance(String instance) {
        this.instance = instance;
    }

    public int getFrame() {
        return frame;
    }

    public void setFrame(int frame) {
        this.frame = frame;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }
}
