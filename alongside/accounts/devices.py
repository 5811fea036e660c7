"""What a browser is called in the list of sessions: two plain words, and nothing that could tell two people apart."""

# What to look for, and the word for it; the first that fits wins, since browsers name their ancestors too.
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrom": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "CrOS": "Chromebook",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def device_words(user_agent: str) -> str:
    """“Firefox, Android” for what a browser says of itself; empty when it says nothing we know."""
    browser = next((name for sign, name in BROWSERS.items() if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS.items() if sign in user_agent), "")
    return ", ".join(word for word in (browser, system) if word)
