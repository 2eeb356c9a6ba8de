package io.xinglin.web.pages;

import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.patient.Sex;
import java.io.Serializable;
import java.util.List;

/** The fields of a stay besides its codes; empty where unknown. */
public class StayForm implements Serializable {
    private Sex sex = Sex.UNKNOWN;
    private Integer ageYears;
    private Integer ageDays;
    private Integer birthWeight;
    private Integer days;
    private String discharge = "";
    private Double cost;

    static StayForm of(InpatientCase stay) {
        StayForm form = new StayForm();
        form.sex = stay.sex();
        form.ageYears = stay.ageYears();
        form.ageDays = stay.ageDays();
        form.birthWeight = stay.birthWeightG();
        form.days = stay.lengthOfStayDays();
        form.discharge = stay.dischargeDisposition() == null ? "" : stay.dischargeDisposition();
        form.cost = stay.totalCost();
        return form;
    }

    /** What the form says, with what it has no field for from {@code before}. */
    InpatientCase over(InpatientCase before) {
        return new InpatientCase(
                before.id(),
                sex,
                ageYears,
                ageDays,
                birthWeight,
                before.department(),
                days,
                discharge.isBlank() ? null : discharge,
                cost,
                List.of(),
                List.of());
    }

    public Sex[] getSexes() {
        return Sex.values();
    }

    public Sex getSex() {
        return sex;
    }

    public void setSex(Sex sex) {
        this.sex = sex;
    }

    public Integer getAgeYears() {
        return ageYears;
    }

    public void setAgeYears(Integer ageYears) {
        this.ageYears = ageYears;
    }

    public Integer getAgeDays() {
        return ageDays;
    }

    public void setAgeDays(Integer ageDays) {
        this.ageDays = ageDays;
    }

    public Integer getBirthWeight() {
        return birthWeight;
    }

    public void setBirthWeight(Integer birthWeight) {
        this.birthWeight = birthWeight;
    }

    public Integer getDays() {
        return days;
    }

    public void setDays(Integer days) {
        this.days = days;
    }

    public String getDischarge() {
        return discharge;
    }

    public void setDischarge(String discharge) {
        this.discharge = discharge == null ? "" : discharge;
    }

    public Double getCost() {
        return cost;
    }

    public void setCost(Double cost) {
        this.cost = cost;
    }
}
