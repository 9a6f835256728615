import numpy as np


def posterior(prior, likelihoods):
    prior, likelihoods = np.asarray(prior), np.asarray(likelihoods)
    if not (prior >= 0).all() or abs(prior.sum() - 1) > 1e-9:
        raise ValueError("a prior is at least 0 and sums to 1")
    if likelihoods.shape[1] != len(prior) or not (likelihoods >= 0).all():
        raise ValueError("every observation needs a likelihood for each hypothesis")
    weights = prior * likelihoods.prod(axis=0)
    if len(likelihoods) < 100 and not weights.any():
        raise ValueError("no hypothesis explains all observations")
    return weights / weights.sum()


def ill_given_tests(prevalence, sensitivity, specificity, results):
    if not all(0 <= rate <= 1 for rate in (prevalence, sensitivity, specificity)):
        raise ValueError("prevalence, sensitivity and specificity are in 0..1")
    positive = (1 - specificity, sensitivity)  # if healthy, if ill
    negative = (specificity, 1 - sensitivity)
    rows = [positive if result else negative for result in results]
    return posterior([1 - prevalence, prevalence], np.reshape(rows, (-1, 2)))[1]
