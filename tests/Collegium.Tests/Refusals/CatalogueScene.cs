using Collegium.Members.Skills;

namespace Collegium.Tests.Refusals;

/// <summary>Keeping the catalogue of skills.</summary>
internal sealed class CatalogueScene : Scene
{
    protected override async Task Provoke()
    {
        var steward = World.As("steward");
        object Skill(string? name = null, string group = "Programs of a trade", string[]? words = null, string question = "") =>
            new { name = name ?? "Orchard programs", group, words = words ?? ["orchard"], question };
        await No("actor.not-allowed", "a practitioner adding a skill", As(Roles.Practitioner), (AddSkill o) => o.Run(new SkillDraft("Orchards", "Trades", "", ["orchard"])));
        Hear("skill.no-name", "a skill with two letters", await steward.Post("/skills", Skill(name: "it")));
        Hear("skill.product", "a product as a skill", await steward.Post("/skills", Skill(name: "QuickBooks care")));
        Hear("skill.name-taken", "a skill there is", await steward.Post("/skills", Skill(name: "printing")));
        Hear("skill.no-group", "a skill under no heading", await steward.Post("/skills", Skill(group: " ")));
        Hear("skill.long-question", "a question nobody reads to the end", await steward.Post("/skills", Skill(question: new string('a', 201))));
        Hear("skill.no-words", "a skill nobody can tell of", await steward.Post("/skills", Skill(words: [])));
        Hear("synonym.wrong", "a word nobody says", await steward.Post("/skills", Skill(words: ["a|b"])));
        Hear("synonym.taken", "a word that speaks for another", await steward.Post("/skills", Skill(words: ["Toner"])));
        Assert.Equal(201, (await steward.Post("/skills", Skill())).Status);
        Hear("skill.missing", "rewording a skill there isn't", await steward.Post("/skills/nothing/wording", Skill()));
        Hear("synonym.none", "adding no word", await steward.Post("/skills/printing/synonyms", new { words = new[] { "Toner" } }));
        Hear("synonym.missing", "taking off a word that isn't there", await steward.Post("/skills/printing/synonyms/removal", new { word = "cider" }));
        Hear("synonym.too-many", "a hundred and fifty words more", await steward.Post("/skills/printing/synonyms", new { words = Enumerable.Range(0, 150).Select(i => $"leaflet {i}") }));
        await Told("The printer on the second floor prints blank pages since Tuesday.");
        Hear("skill.needed", "retiring what one open request takes", await steward.Post("/skills/printing/retirement"));
        await Told("The printer on the third floor prints blank pages since Friday.");
        Hear("skill.needed", "retiring what open requests take", await steward.Post("/skills/printing/retirement"));
        Hear("skill.itself", "merging a skill with itself", await steward.Post("/skills/orchard-programs/merging", new { into = "orchard-programs" }));
        Hear("skill.no-other", "merging into nothing", await steward.Post("/skills/orchard-programs/merging", new { into = "nothing" }));
        Hear("skill.in-use", "bringing back what is in use", await steward.Post("/skills/orchard-programs/return"));
        await steward.Post("/skills/orchard-programs/retirement");
        Hear("skill.retired", "retiring twice", await steward.Post("/skills/orchard-programs/retirement"));
        await steward.Post("/skills/orchard-programs/merging", new { into = "dental" });
        Hear("skill.merged", "bringing back what became another", await steward.Post("/skills/orchard-programs/return"));
    }

    private async Task Told(string text) => Assert.Equal(201, (await World.As("steward").Post("/requests", new { client = Dentist, text, impact = "can-wait" })).Status);
}
