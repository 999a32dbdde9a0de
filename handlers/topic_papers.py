"""协商档案 (Art. 39): one press, one print-ready HTML file with everything that belongs to a topic; bot/papers.py writes it."""

from flows.deciding.topic import Topic
from handlers import topic_cards
from handlers.broadcasts import PAPERS
from handlers.card import Card, Picture
from handlers.scene import Scene
from storage import media


def file(scene: Scene, topic: Topic) -> Card:
    """The card with the document."""
    paper = media.want(scene.db, scene.house.seal, "document", PAPERS, topic.subject, scene.person.id, scene.now)
    text = scene.say("archive-file")
    return Card(text, topic_cards.title(scene, topic), media=(Picture("paper", (paper,)),), without=text)
