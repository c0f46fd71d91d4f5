"""The network: MiniLM (Wang et al. 2020) with two heads, one for labels and one for links.

The first says for each word whether it begins or continues a source, a cue or a content. The second says, given a cue,
whether a word belongs to that cue's source or content: a hidden layer over the word's vector, the cue's vector and
how far the two are apart (the additive scorer of Dozat and Manning's parser, 2017, kept small).
"""

from typing import Any

from torch import Tensor, nn
from torch.nn import functional

from claimcli.attribution.tagging.labels import LABELS
from claimcli.attribution.tagging.word_pieces import CODES, DISTANCES

LINK_WIDTH = 128  # of the hidden layer of the link head


class Network(nn.Module):  # type: ignore[misc] # its types are not looked at
    """Pieces in; label scores and the two projections of the link head out."""

    LAYERS, HEADS = 6, 12

    def __init__(self, folder: str) -> None:
        super().__init__()
        from transformers import BertModel

        self.bert: Any = BertModel.from_pretrained(
            folder, add_pooling_layer=False, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.1
        )
        width = self.bert.config.hidden_size
        self.codes = nn.Embedding(CODES, width)
        self.dropout = nn.Dropout(0.1)
        self.labels = nn.Linear(width, len(LABELS))
        self.of_word = nn.Linear(width, LINK_WIDTH)
        self.of_cue = nn.Linear(width, LINK_WIDTH, bias=False)
        self.of_distance = nn.Embedding(DISTANCES, LINK_WIDTH)
        self.links = nn.Linear(LINK_WIDTH, 3)
        self.bert.embeddings.requires_grad_(False)  # what the articles never say keeps its place among what they do
        self.bert.embeddings.LayerNorm.requires_grad_(True)
        nn.init.zeros_(self.codes.weight)
        nn.init.normal_(self.of_distance.weight, std=0.1)

    def forward(self, pieces: Tensor, codes: Tensor, mask: Tensor) -> Tensor:
        """(batch, pieces) each -> (batch, pieces, width)."""
        vectors = self.bert.embeddings.word_embeddings(pieces) + self.codes(codes)
        return self.dropout(self.bert(inputs_embeds=vectors, attention_mask=mask).last_hidden_state)

    def score_links(self, vectors: Tensor, cues: Tensor, words: Tensor, owners: Tensor, distances: Tensor) -> Tensor:
        """Vectors of words and of cues; for each of n cases its word, its cue and their distance -> (n, 3) scores of
        neither, source, content."""
        hidden = self.of_word(vectors)[words] + self.of_cue(cues)[owners] + self.of_distance(distances)
        return self.links(functional.relu(hidden))
