"""log_softmax written for one row and applied along the last axis."""
# %% log-softmax-implementation
#| export
def _log_softmax_of_row(row):
    shifted = row - max(row)
    return shifted - np.log(sum(np.exp(shifted)))


def log_softmax(logits):
    return Tensor(np.apply_along_axis(_log_softmax_of_row, -1, to_array(logits)))
