namespace Collegium.Members;

/// <summary>The arrow turned round: the desk knows which skills its open requests take.</summary>
public interface ISkillUse
{
    /// <summary>By the skill's code.</summary>
    Task<IReadOnlyDictionary<string, int>> OpenNeeds();
}
