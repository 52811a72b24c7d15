// What somebody who uses the library writes: the installed headers, one target to link, the installed pack.
#include <cstdio>
#include <string>

#include "sayso/pack.h"
#include "sayso/reader.h"

int main() {
    auto pack = sayso::Pack::open(PACK);
    if (!pack) {
        std::fprintf(stderr, "%s\n", pack.error().message().c_str());
        return 1;
    }
    const sayso::Reader reader({*pack});
    sayso::Article article;
    article.text = "Die Ministerin sagte, der Hafen bleibe bis Montag geschlossen.";
    article.language = "de";
    const sayso::Reading reading = reader.read(article);
    for (const sayso::Statement& statement : reading.statements) {
        const sayso::Span content = statement.content.front();
        std::printf("sayso %s: %.*s\n", std::string(sayso::version()).c_str(), static_cast<int>(content.size()),
                    content.of(reading.article.text).data());
    }
    return reading.statements.size() == 1 ? 0 : 1;
}
