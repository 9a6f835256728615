import numpy as np


def posterior(prior, likelihoods):
    """Probabilities of h hypotheses after n observations.

    prior has shape (h,); likelihoods has shape (n, h): how
    likely each observation is under each hypothesis, up to one
    factor an observation. Observations are independent given
    the hypothesis. Raises ValueError for a prior that is no
    distribution, likelihoods that are negative, NaN or of
    another width, and observations that nothing explains.
    """
    raise NotImplementedError


def ill_given_tests(prevalence, sensitivity, specificity, results):
    """The probability of being ill, given a list of test results.

    Raises ValueError when a rate is outside 0..1.
    """
    raise NotImplementedError
